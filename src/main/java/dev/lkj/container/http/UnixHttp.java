package dev.lkj.container.http;

import dev.lkj.time.Cancellation;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Speaks HTTP to whoever listens on a Unix domain socket; each call has a connection of its own. */
public final class UnixHttp {
    private static final int BUFFER = 64 * 1024;

    private final Path socket;

    /** Nothing is connected yet. */
    public UnixHttp(Path socket) {
        this.socket = socket;
    }

    /** Where it listens. */
    public Path socket() {
        return socket;
    }

    /**
     * Sends a request and reads the head of the answer.
     *
     * @param cancellation closes the connection, also while the body of the answer is read
     * @throws IOException when the connection fails, is closed or silent for too long
     */
    public HttpAnswer send(HttpCall call, Cancellation cancellation) throws IOException {
        SocketStream connection = SocketStream.connect(socket, call.limit());
        Cancellation.Registration registration = cancellation.onCancel(() -> closeQuietly(connection));
        try {
            BufferedInputStream in = new BufferedInputStream(connection.input(), BUFFER);
            HttpHead head = exchange(call, connection, in);
            return new HttpAnswer(head, head.body(in), connection, registration);
        } catch (IOException | RuntimeException e) {
            registration.close();
            connection.close();
            throw e;
        }
    }

    private static HttpHead exchange(HttpCall call, SocketStream connection, BufferedInputStream in)
            throws IOException {
        try {
            write(call, connection);
        } catch (IOException broken) {
            // Whoever refuses a body may answer and hang up before all of it was sent: the answer says why.
            try {
                return HttpHead.read(in);
            } catch (IOException e) {
                broken.addSuppressed(e);
                throw broken;
            }
        }
        return HttpHead.read(in);
    }

    private static void write(HttpCall call, SocketStream connection) throws IOException {
        String type = call.contentType().isEmpty() ? "" : "Content-Type: " + call.contentType() + "\r\n";
        String head = call.method() + " " + call.target() + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n" + type
                + "Content-Length: " + call.body().length() + "\r\n\r\n";
        OutputStream out = new BufferedOutputStream(connection.output(), BUFFER);
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        call.body().writeTo(out);
        out.flush();
    }

    private static void closeQuietly(SocketStream connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // Whoever reads from it learns of it.
            return;
        }
    }
}
