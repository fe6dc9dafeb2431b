package dev.lkj.emulator.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Callback.Completable;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/** Turns requests of workers into sockets, within limits. */
public final class WorkerSockets implements AutoCloseable {
    /** A registration is a few hundred bytes, and so is everything else that a worker without jobs says. */
    private static final int LARGEST_MESSAGE = 64 * 1024;

    /** For a worker that reads nothing. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Server server;
    private final Workers workers;
    private final Duration firstSilence;
    private @Nullable ServerWebSocketContainer made;

    /**
     * For the workers of a server.
     *
     * @param firstSilence how long a socket lives on which nothing was said
     */
    public WorkerSockets(Server server, Workers workers, Duration firstSilence) {
        this.server = server;
        this.workers = workers;
        this.firstSilence = firstSilence;
    }

    /** Made for the first worker: it brings 80 classes with it, and threads. */
    private synchronized ServerWebSocketContainer container() {
        if (made != null) {
            return made;
        }
        ServerWebSocketContainer container = ServerWebSocketContainer.ensure(server);
        container.setMaxBinaryMessageSize(LARGEST_MESSAGE);
        container.setMaxTextMessageSize(LARGEST_MESSAGE);
        container.setMaxFrameSize(LARGEST_MESSAGE);
        container.setIdleTimeout(firstSilence);
        made = container;
        return container;
    }

    /** Makes a socket of a request; what is no proper request for one is answered with an error. */
    public boolean upgrade(Request request, Response response, Callback callback) {
        boolean upgraded = container()
                .upgrade((asked, answer, done) -> new WorkerSocket(workers.connect()), request, response, callback);
        if (!upgraded) {
            Response.writeError(request, response, callback, 400);
        }
        return true;
    }

    /** Tells every worker that the server goes away, and waits until that is sent. */
    @Override
    public void close() {
        List<Completable> told = sessions().stream()
                .map(session -> Completable.with(sent -> session.close(StatusCode.SHUTDOWN, "the emulator ends", sent)))
                .toList();
        told.forEach(sent -> sent.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(gone -> null)
                .join());
    }

    private synchronized Collection<Session> sessions() {
        return made == null ? List.of() : made.getOpenSessions();
    }
}
