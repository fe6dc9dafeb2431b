package dev.lkj.emulator.api;

import dev.lkj.time.Cancellation;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a route answers. */
sealed interface Answer {

    /** The HTTP status. */
    int status();

    /** A whole answer; {@code undelivered} runs when it could not be sent. */
    record Whole(int status, Map<String, String> headers, Bytes body, Runnable undelivered) implements Answer {}

    /** An answer to a request whose body was not read, and whose client may read nothing before it has sent that. */
    record Early(Whole answer) implements Answer {
        @Override
        public int status() {
            return answer.status();
        }
    }

    /**
     * An answer whose body is a file, which is never in memory as a whole.
     *
     * @param file null where nothing but the head is asked for
     * @param length of the body, in bytes, also when it is not sent
     * @param head whether the body is left out
     */
    record File(
            int status,
            Map<String, String> headers,
            @Nullable Path file,
            long length,
            boolean head) implements Answer {}

    /** An answer that comes line by line, each sent at once. */
    record Lines(int status, String contentType, LineSource source) implements Answer {
        /** Plain text. */
        Lines(int status, LineSource source) {
            this(status, "text/plain; charset=utf-8", source);
        }
    }

    /** An answer of bytes that nobody knows the number of; when writing it fails, the connection is cut. */
    record Stream(int status, Map<String, String> headers, ByteSource source) implements Answer {}

    /** Where such bytes come from. */
    interface ByteSource {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Where lines come from. */
    interface LineSource {
        /**
         * Writes lines until there is none left or nobody reads them any more.
         *
         * @param peer is cancelled when the client closes the connection
         */
        void writeTo(LineSink sink, Cancellation peer);
    }

    /** Where lines go; never fails, a line that nobody reads is dropped. */
    interface LineSink {
        void line(String line);
    }

    static Whole bytes(int status, String contentType, byte[] body) {
        return new Whole(status, Map.of("Content-Type", contentType), Bytes.of(body), () -> {});
    }

    static Whole text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Whole empty(int status) {
        return new Whole(status, Map.of(), Bytes.EMPTY, () -> {});
    }
}
