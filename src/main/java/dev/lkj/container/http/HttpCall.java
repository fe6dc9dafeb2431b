package dev.lkj.container.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A request.
 *
 * @param method GET, POST, PUT or DELETE
 * @param target path and query, encoded
 * @param contentType of the body; empty without one
 * @param body what is sent
 * @param limit for each wait, for the connection, for room to write and for something to read; zero is none
 */
public record HttpCall(String method, String target, String contentType, Body body, Duration limit) {
    /** A body whose length is known before it is written. */
    public interface Body {
        /** Its bytes. */
        long length() throws IOException;

        /** Writes it; called once. */
        void writeTo(OutputStream out) throws IOException;

        /** These bytes. */
        static Body of(byte[] bytes) {
            return new Body() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public void writeTo(OutputStream out) throws IOException {
                    out.write(bytes);
                }
            };
        }

        /** The content of a file, never as a whole in memory. */
        static Body of(Path file) {
            return new Body() {
                @Override
                public long length() throws IOException {
                    return Files.size(file);
                }

                @Override
                public void writeTo(OutputStream out) throws IOException {
                    Files.copy(file, out);
                }
            };
        }
    }

    /** A request without a body. */
    public static HttpCall of(String method, String target, Duration limit) {
        return new HttpCall(method, target, "", Body.of(new byte[0]), limit);
    }

    /** The same request with a body. */
    public HttpCall with(String type, Body content) {
        return new HttpCall(method, target, type, content, limit);
    }

    /** The same request with a body of JSON. */
    public HttpCall withJson(String json) {
        return with("application/json", Body.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** The method and the path; never the body, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
