package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.JsonCodec;
import dev.lkj.emulator.fault.FaultAction;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.fault.Faults;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.Placement;
import dev.lkj.emulator.state.Refused;
import dev.lkj.emulator.state.StateViews;
import dev.lkj.emulator.worker.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What only the emulator has: looking into it, ordering faults, sessions, and its end. */
final class OwnRoutes {
    private static final Set<String> STREAMS =
            Set.of("upload", "build", "logs", "push-target", "registry", "blob", "blob-upload", "manifest");

    private final AgentHost host;
    private final SessionDesk sessions;
    private final Workers workers;
    private final Faults faults;
    private final RequestLog requests;
    private final Control control;
    private final JsonCodec codec = new JsonCodec();

    /** What {@code stop} and {@code reset} do. */
    interface Control {
        /** Asks for the emulator's end; returns at once. */
        void stop();

        /** Begins again; returns when nothing runs any more. */
        void reset();
    }

    /** Says that it is there, and what it is. */
    record Health(boolean healthy, String name) {}

    /** The body of {@code POST faults} and the answer of {@code GET faults}. */
    record FaultOrder(List<FaultRule> faults) {
        FaultOrder {
            faults = faults == null ? List.of() : List.copyOf(faults);
        }
    }

    /** The answer of {@code GET faults}. */
    record FaultCounts(List<Faults.Count> faults) {}

    /** The body of {@code POST sessions}; an empty deployment is production. */
    record SessionOrder(String agentId, String deployment) {
        SessionOrder {
            agentId = orEmpty(agentId);
            deployment = orEmpty(deployment);
        }

        private static String orEmpty(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    OwnRoutes(
            AgentHost host,
            SessionDesk sessions,
            Workers workers,
            Faults faults,
            RequestLog requests,
            Control control) {
        this.host = host;
        this.sessions = sessions;
        this.workers = workers;
        this.faults = faults;
        this.requests = requests;
        this.control = control;
    }

    private Answer json(Record message) {
        return OwnMessages.answer(codec, message);
    }

    private <T extends Record> T read(Exchange exchange, Class<T> message) throws IOException {
        return OwnMessages.read(codec, exchange, message);
    }

    Answer health(Exchange exchange) {
        return json(new Health(true, "lkj emulator"));
    }

    Answer state(Exchange exchange) {
        return json(host.read(StateViews::of));
    }

    Answer workers(Exchange exchange) {
        return json(workers.listing());
    }

    Answer requests(Exchange exchange) {
        return json(requests.listing());
    }

    Answer faults(Exchange exchange) {
        return json(new FaultCounts(faults.counts()));
    }

    Answer addFaults(Exchange exchange) throws IOException {
        List<FaultRule> ordered = read(exchange, FaultOrder.class).faults();
        ordered.forEach(OwnRoutes::check);
        faults.add(ordered);
        return faults(exchange);
    }

    /** Refuses a rule that could never be met or carried out. */
    static void check(FaultRule rule) {
        if (!CloudAgentRpcs.METHODS.contains(rule.kind()) && !STREAMS.contains(rule.kind())) {
            throw Refused.argument("kind", "is no method of the service and none of " + STREAMS);
        }
        FaultAction action = FaultAction.of(rule.action())
                .orElseThrow(() -> Refused.argument("action", "is none of " + List.of(FaultAction.values())));
        if (action == FaultAction.STATUS && (rule.status() < 200 || rule.status() > 599)) {
            throw Refused.argument("status", "must be from 200 to 599");
        }
    }

    Answer clearFaults(Exchange exchange) {
        faults.clear();
        return faults(exchange);
    }

    Answer startSession(Exchange exchange) throws IOException {
        SessionOrder order = read(exchange, SessionOrder.class);
        Placement placement = sessions.start(order.agentId(), order.deployment());
        return json(placement);
    }

    Answer endSession(Exchange exchange) {
        return json(sessions.end(exchange.query("session_id")));
    }

    Answer stop(Exchange exchange) {
        control.stop();
        return Answer.text(202, "stopping");
    }

    Answer reset(Exchange exchange) {
        control.reset();
        faults.clear();
        requests.clear();
        return state(exchange);
    }
}
