package dev.lkj.cloud;

import dev.lkj.wire.PresignedPostRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * The form of a presigned upload: the given fields as they are, and the file last, since object stores ignore what
 * comes after it.
 */
final class FormBody extends RequestBody {
    private static final String DEFAULT_NAME = "upload.tar.gz";

    private final String boundary = "lkj-" + UUID.randomUUID();
    private final UploadContent content;
    private final LongConsumer sent;
    private final byte[] head;
    private final byte[] tail;

    /**
     * A form with its file.
     *
     * @param sent is told how many bytes of the file were written so far
     */
    FormBody(PresignedPostRequest form, UploadContent content, LongConsumer sent) {
        this.content = content;
        this.sent = sent;
        this.head = head(form.values()).getBytes(StandardCharsets.UTF_8);
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private String head(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) -> text.append("--")
                        .append(boundary)
                        .append("\r\nContent-Disposition: form-data; name=\"")
                        .append(escape(name))
                        .append("\"\r\n\r\n")
                        .append(value)
                        .append("\r\n"));
        return text.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(escape(values.getOrDefault("key", DEFAULT_NAME)))
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .toString();
    }

    private static String escape(String name) {
        return name.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    @Override
    public MediaType contentType() {
        return MediaType.get("multipart/form-data; boundary=" + boundary);
    }

    @Override
    public long contentLength() {
        return head.length + content.length() + tail.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(head);
        content.writeTo(new CountingOutput(sink.outputStream(), sent));
        sink.write(tail);
    }
}
