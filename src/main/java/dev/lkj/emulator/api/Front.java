package dev.lkj.emulator.api;

import dev.lkj.emulator.fault.FaultAction;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.fault.Faults;
import dev.lkj.emulator.state.Refused;
import dev.lkj.time.CancelledException;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where every request comes in: guard, fault, token, route, answer. */
final class Front extends Handler.Abstract {
    /** What is still read of a request that was refused early: more would only please whoever sends without end. */
    private static final int MOST_DRAINED_BYTES = 64 * 1024 * 1024;

    /** What opens something for whoever has it: an upload, the page. */
    private static final Pattern HIDDEN =
            Pattern.compile("(?<=(?:^|&)(?:t|X-Amz-Signature|X-Amz-Security-Token)=)[^&]*");

    private final Guard guard;
    private final TokenCheck tokens;
    private final PageKeys pageKeys;
    private final Routes routes;
    private final Faults faults;
    private final RequestLog log;
    private final Clock clock;
    private final Pacing pacing;
    private final Consumer<String> problems;

    Front(
            Guard guard,
            TokenCheck tokens,
            PageKeys pageKeys,
            Routes routes,
            Faults faults,
            RequestLog log,
            Clock clock,
            Pacing pacing,
            Consumer<String> problems) {
        this.guard = guard;
        this.tokens = tokens;
        this.pageKeys = pageKeys;
        this.routes = routes;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.pacing = pacing;
        this.problems = problems;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        // The time that handling takes is not the client's silence; its reads and writes have their own limit.
        request.addIdleTimeoutListener(timeout -> false);
        try {
            serve(new Exchange(request), connection, response);
            callback.succeeded();
        } catch (IOException | CancelledException e) {
            // The client is gone, or the emulator ends: nobody reads an answer.
            connection.close();
            callback.failed(new EofException(e));
        } catch (RuntimeException e) {
            problems.accept("internal error: " + e);
            connection.close();
            callback.failed(e);
        }
        return true;
    }

    private void serve(Exchange exchange, EndPoint connection, Response response) throws IOException {
        Optional<Answer> refusal = guard.refusal(exchange);
        if (refusal.isPresent()) {
            note(exchange, "refused", refusal.get().status(), Optional.empty());
            new AnswerWriter(connection, response, Optional.empty()).write(refusal.get());
            return;
        }
        Route route = routes.find(exchange);
        Optional<FaultRule> fault = faults.next(route.kind());
        if (fault.isPresent() && fault.get().delayMillis() > 0) {
            pacing.pause(Duration.ofMillis(fault.get().delayMillis()));
        }
        if (fault.isPresent() && fault.get().what() == FaultAction.CUT_REQUEST) {
            exchange.drain(fault.get().afterBytes());
            note(exchange, route.kind(), 0, fault);
            throw new EOFException("cut on order");
        }
        Answer answer = answer(exchange, route, fault);
        note(exchange, route.kind(), answer.status(), fault);
        if (!new AnswerWriter(connection, response, fault).write(answer)) {
            throw new EOFException("cut on order");
        }
        if (answer instanceof Answer.Early) {
            exchange.drain(MOST_DRAINED_BYTES);
        }
    }

    private Answer answer(Exchange exchange, Route route, Optional<FaultRule> fault) throws IOException {
        if (fault.isPresent() && fault.get().what() == FaultAction.STATUS) {
            FaultRule rule = fault.get();
            return new Answer.Whole(rule.status(), rule.headers(), Bytes.of(rule.body()), () -> {});
        }
        boolean admitted = exchange.path().startsWith("/_emulator/")
                && (pageKeys.admits(exchange) || tokens.hasKeyAndSecret(exchange));
        Optional<String> problem = route.open() || admitted ? Optional.empty() : tokens.problem(exchange);
        if (problem.isPresent()) {
            return TwirpErrors.of(TwirpCode.UNAUTHENTICATED, problem.get());
        }
        try {
            return route.handling().answer(exchange);
        } catch (Refused e) {
            return TwirpErrors.of(e);
        } catch (RuntimeException e) {
            problems.accept("internal error: " + e);
            return TwirpErrors.of(TwirpCode.INTERNAL, "internal error of the emulator: " + e);
        }
    }

    private static String shown(String query) {
        return query.isEmpty() ? query : HIDDEN.matcher(query).replaceAll("…");
    }

    private void note(Exchange exchange, String kind, int status, Optional<FaultRule> fault) {
        log.add(new RequestLog.Entry(
                clock.now(),
                kind,
                exchange.method(),
                exchange.path(),
                shown(exchange.queryText()),
                exchange.header("X-LIVEKIT-CLI-VERSION").orElse(""),
                status,
                fault.map(rule -> rule.what().word()).orElse("")));
    }
}
