package dev.lkj.emulator.api;

import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Sees that a client closes its connection while nothing is sent to it.
 *
 * <p>It reads from the connection, so that no further request can come over it: the answer must say
 * {@code Connection: close}.
 */
final class PeerWatch implements AutoCloseable {
    private static final int BUFFER_BYTES = 1024;

    private final EndPoint connection;
    private final Cancellation peer;
    private final AtomicBoolean watching = new AtomicBoolean(true);

    PeerWatch(EndPoint connection, Cancellation peer) {
        this.connection = connection;
        this.peer = peer;
        wait(connection);
    }

    private void wait(EndPoint endPoint) {
        boolean registered = endPoint.tryFillInterested(Callback.from(this::look, problem -> gone()));
        if (!registered) {
            gone();
        }
    }

    private void look() {
        if (!watching.get()) {
            return;
        }
        ByteBuffer dropped = BufferUtil.allocate(BUFFER_BYTES);
        try {
            if (connection.fill(dropped) < 0) {
                gone();
            } else {
                wait(connection);
            }
        } catch (IOException e) {
            gone();
        }
    }

    private void gone() {
        if (watching.get()) {
            peer.cancel();
        }
    }

    /** From now on nothing is concluded from what happens to the connection. */
    @Override
    public void close() {
        watching.set(false);
    }
}
