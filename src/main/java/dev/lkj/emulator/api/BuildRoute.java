package dev.lkj.emulator.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.run.Builds;
import dev.lkj.emulator.state.BuildTicket;
import dev.lkj.emulator.state.Refused;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/** Builds what was uploaded, and streams the build's status while it happens. */
final class BuildRoute {
    private static final String ATTRIBUTES = "X-LIVEKIT-AGENT-VERSION-ATTRIBUTES";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final AgentHost host;
    private final Builds builds;

    BuildRoute(AgentHost host, Builds builds) {
        this.host = host;
        this.builds = builds;
    }

    Answer answer(Exchange exchange) {
        Map<String, String> attributes = attributes(exchange);
        BuildTicket ticket = host.change(
                state -> state.startBuild(exchange.query("agent_id"), exchange.query("deployment"), attributes));
        return new Answer.Lines(
                200,
                (sink, peer) -> builds.run(ticket, sink::line, peer)
                        .ifPresent(why -> sink.line("BUILD ERROR: " + why.replaceAll("\\R", " "))));
    }

    /** The attributes of the header, else those of the query, as older clients send them. */
    private static Map<String, String> attributes(Exchange exchange) {
        String header = exchange.header(ATTRIBUTES).orElse("");
        String query = exchange.query("attributes");
        if (header.isEmpty() && query.isEmpty()) {
            return Map.of();
        }
        try {
            return header.isEmpty()
                    ? JSON.readValue(query, TEXTS)
                    : JSON.readValue(Base64.getDecoder().decode(header), TEXTS);
        } catch (IOException | IllegalArgumentException e) {
            throw Refused.argument("attributes", "are not an object of strings");
        }
    }
}
