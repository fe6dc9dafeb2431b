package dev.lkj.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.PushTarget;
import dev.lkj.emulator.state.Refused;
import java.io.IOException;
import java.util.Optional;

/** Says where a prebuilt image of an agent is to be pushed, and as which version. */
final class PushTargetRoute {

    private final AgentHost host;
    private final Engine engine;
    private final String address;

    /** Sends clients to the registry at this host and port. */
    PushTargetRoute(AgentHost host, Engine engine, String address) {
        this.host = host;
        this.engine = engine;
        this.address = address;
    }

    Answer answer(Exchange exchange) throws IOException {
        Optional<String> without = engine.withoutImages();
        if (without.isPresent()) {
            throw Refused.of(Refused.Kind.FAILED_PRECONDITION, without.get());
        }
        PushTarget target = host.change(state -> state.images().target(exchange.query("agent_id")));
        ObjectNode node = JsonTrees.JSON
                .createObjectNode()
                .put("proxy_host", registry(exchange))
                .put("name", target.repository())
                .put("tag", target.tag());
        return Answer.bytes(200, "application/json", JsonTrees.JSON.writeValueAsBytes(node));
    }

    /** The name by which the client came; names under {@code .localhost} mean nothing to the tools that push. */
    private String registry(Exchange exchange) {
        String named = exchange.header("Host").orElse(address);
        return named.replaceFirst(":\\d+$", "").endsWith(".localhost") ? address : named;
    }
}
