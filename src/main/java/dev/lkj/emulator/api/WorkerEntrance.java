package dev.lkj.emulator.api;

import dev.lkj.emulator.worker.WorkerSockets;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets workers in at {@code /agent}, where a connection becomes a socket; all other requests go on. */
final class WorkerEntrance extends Handler.Wrapper {
    /** Where workers register. */
    static final String PATH = "/agent";

    private final Guard guard;
    private final TokenCheck tokens;
    private final RequestLog log;
    private final Clock clock;
    private final WorkerSockets sockets;

    WorkerEntrance(Handler next, Guard guard, TokenCheck tokens, RequestLog log, Clock clock, WorkerSockets sockets) {
        super(next);
        this.guard = guard;
        this.tokens = tokens;
        this.log = log;
        this.clock = clock;
        this.sockets = sockets;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Exchange exchange = new Exchange(request);
        if (!exchange.path().equals(PATH)) {
            return super.handle(request, response, callback);
        }
        Optional<Answer> refusal = refusal(exchange);
        note(exchange, refusal.map(Answer::status).orElse(101));
        if (refusal.isPresent()) {
            return refuse(refusal.get(), request, response, callback);
        }
        return sockets.upgrade(request, response, callback);
    }

    private Optional<Answer> refusal(Exchange exchange) {
        Optional<Answer> foreign = guard.refusal(exchange);
        if (foreign.isPresent()) {
            return foreign;
        }
        if (!exchange.header("Upgrade").orElse("").equalsIgnoreCase("websocket")) {
            return Optional.of(Answer.text(426, "workers register here by WebSocket"));
        }
        return tokens.problem(exchange, Grant.WORKER)
                .map(problem -> TwirpErrors.of(TwirpCode.UNAUTHENTICATED, problem));
    }

    private static boolean refuse(Answer answer, Request request, Response response, Callback callback) {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        try {
            new AnswerWriter(connection, response, Optional.empty()).write(answer);
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        }
        return true;
    }

    private void note(Exchange exchange, int status) {
        log.add(new RequestLog.Entry(
                clock.now(),
                "worker",
                exchange.method(),
                exchange.path(),
                // Some workers have a token of another kind in it.
                "",
                exchange.header("X-LIVEKIT-CLI-VERSION").orElse(""),
                status,
                ""));
    }
}
