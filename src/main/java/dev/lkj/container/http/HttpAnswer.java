package dev.lkj.container.http;

import dev.lkj.time.Cancellation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** An answer whose body is still to be read; it holds the connection until it is closed. */
public final class HttpAnswer implements Closeable {
    private final HttpHead head;
    private final InputStream body;
    private final SocketStream connection;
    private final Cancellation.Registration registration;

    HttpAnswer(HttpHead head, InputStream body, SocketStream connection, Cancellation.Registration registration) {
        this.head = head;
        this.body = body;
        this.connection = connection;
        this.registration = registration;
    }

    /** The status code, 200 and up. */
    public int status() {
        return head.status();
    }

    /** A header by its name in lower case; empty when there is none. */
    public String header(String name) {
        return head.header(name);
    }

    /** The body without its framing; one that was cut ends with an exception, never as if it were complete. */
    public InputStream body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        registration.close();
        connection.close();
    }
}
