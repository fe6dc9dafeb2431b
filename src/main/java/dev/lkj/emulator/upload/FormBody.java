package dev.lkj.emulator.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form's body, read as it comes: the fields first, then the file, which goes where it is told without being held in
 * memory. The file has to be the last part.
 */
public final class FormBody {
    /** Documented limit of object stores for everything before the file: 20 kB; here with room. */
    private static final int MOST_FIELD_BYTES = 64 * 1024;

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data;.*?boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final DelimitedInput in;
    private final long length;
    private final String delimiter;

    /**
     * The body of a request.
     *
     * @param length its Content-Length in bytes
     */
    public FormBody(String contentType, long length, InputStream body) throws UploadRefused {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.matches()) {
            throw UploadRefused.of(412, "PreconditionFailed", "The upload must be multipart/form-data.");
        }
        String boundary = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        delimiter = "--" + boundary;
        this.length = length;
        if (length < 0) {
            throw UploadRefused.of(411, "MissingContentLength", "The upload must have a Content-Length.");
        }
        if (length > UploadTarget.MOST_BYTES + 2L * MOST_FIELD_BYTES) {
            throw tooLarge();
        }
        in = new DelimitedInput(body, ("\r\n" + delimiter).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads all fields up to the file, which must be there. */
    public Map<String, String> fields() throws IOException {
        if (!in.line(MOST_FIELD_BYTES).equals(delimiter)) {
            throw UploadRefused.malformed("The body does not begin with the boundary.");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        while (true) {
            String name = partName();
            if (name.equals("file")) {
                return fields;
            }
            if (fields.put(name, in.text(room())) != null) {
                throw UploadRefused.malformed("The field " + name + " stands twice.");
            }
            if (!in.line(room()).isEmpty()) {
                throw UploadRefused.malformed("The form has no file.");
            }
        }
    }

    private String partName() throws IOException {
        String name = null;
        String line = in.line(room());
        while (!line.isEmpty()) {
            Matcher matcher = NAME.matcher(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:") && matcher.find()) {
                name = matcher.group(1).replaceAll("\\\\(.)", "$1");
            }
            line = in.line(room());
        }
        if (name == null) {
            throw UploadRefused.malformed("A part of the form has no name.");
        }
        return name;
    }

    private int room() throws UploadRefused {
        long left = MOST_FIELD_BYTES - in.consumed();
        if (left <= 0) {
            throw UploadRefused.of(400, "MaxPostPreDataLengthExceeded", "There is too much before the file.");
        }
        return (int) left;
    }

    /** Refuses a file of a wrong size by the length of the whole, before any of it is read. */
    public void checkSize() throws UploadRefused {
        long closing = delimiter.length() + 4L;
        long most = length - in.consumed() - closing;
        // The line end behind the closing boundary may be there or not.
        if (most < 1) {
            throw UploadRefused.of(400, "EntityTooSmall", "The file is empty.");
        }
        if (most - 2 > UploadTarget.MOST_BYTES) {
            throw tooLarge();
        }
    }

    private static UploadRefused tooLarge() {
        return UploadRefused.of(
                400, "EntityTooLarge", "The file is larger than " + UploadTarget.MOST_BYTES + " bytes.");
    }

    /** Passes the file on and answers its size in bytes; fails when anything follows it. */
    public long copyFile(OutputStream target) throws IOException {
        long size = in.copy(target);
        String end = in.rest(8);
        if (!end.equals("--") && !end.equals("--\r\n")) {
            throw UploadRefused.malformed("The file must be the last part of the form.");
        }
        if (size < 1) {
            throw UploadRefused.of(400, "EntityTooSmall", "The file is empty.");
        }
        if (size > UploadTarget.MOST_BYTES) {
            throw tooLarge();
        }
        if (in.consumed() != length) {
            throw new EOFException("the body is shorter than its Content-Length");
        }
        return size;
    }
}
