package dev.lkj.emulator.api;

import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.run.Builds;
import dev.lkj.emulator.state.BuildTicket;
import java.util.Map;

/** Builds what was uploaded, and streams the build's status while it happens. */
final class BuildRoute {
    private final AgentHost host;
    private final Builds builds;
    private final Uploads uploads;

    BuildRoute(AgentHost host, Builds builds, Uploads uploads) {
        this.host = host;
        this.builds = builds;
        this.uploads = uploads;
    }

    Answer answer(Exchange exchange) {
        Map<String, String> attributes = VersionAttributes.of(exchange);
        uploads.look(exchange.query("agent_id"), exchange.query("deployment"));
        BuildTicket ticket = host.change(
                state -> state.startBuild(exchange.query("agent_id"), exchange.query("deployment"), attributes));
        return new Answer.Lines(
                200,
                (sink, peer) -> builds.run(ticket, sink::line, peer)
                        .ifPresent(why -> sink.line("BUILD ERROR: " + why.replaceAll("\\R", " "))));
    }
}
