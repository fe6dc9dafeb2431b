package dev.lkj.container.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The status line and the headers of an answer.
 *
 * @param status the status code
 * @param headers by name in lower case
 */
record HttpHead(int status, Map<String, String> headers) {
    private static final int LINE_BYTES = 64 * 1024;
    private static final int HEADERS = 200;

    /** Reads the head of the answer proper: those of status 1xx before it are passed over. */
    static HttpHead read(InputStream in) throws IOException {
        HttpHead head = readOne(in);
        while (head.status < 200) {
            head = readOne(in);
        }
        return head;
    }

    private static HttpHead readOne(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5]\\d\\d")) {
            throw new ProtocolException("what answers there does not speak HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.size() == HEADERS) {
                throw new ProtocolException("malformed header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new HttpHead(Integer.parseInt(status[1]), headers);
    }

    /** A line without its end. */
    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed within an answer");
            }
            if (bytes.size() == LINE_BYTES) {
                throw new ProtocolException("line too long");
            }
            bytes.write(next);
        }
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The body that follows on the connection. */
    InputStream body(InputStream in) throws IOException {
        if (status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        if (header("transfer-encoding").equalsIgnoreCase("chunked")) {
            return new ChunkedInput(in);
        }
        String length = header("content-length");
        if (length.isEmpty()) {
            return in;
        }
        if (!length.matches("\\d{1,18}")) {
            throw new ProtocolException("malformed Content-Length");
        }
        return new FixedInput(in, Long.parseLong(length));
    }
}
