package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import dev.lkj.project.LiveKitToml;
import dev.lkj.project.WorkingDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose sessions are meant: an emulator, an agent of it, a deployment. */
final class TrafficOptions {
    @Mixin
    private PortOption which = new PortOption();

    @Option(
            names = "--agent",
            paramLabel = "ID",
            description = "The agent (default: the one in livekit.toml, else the only one).")
    private @Nullable String agent;

    @Option(
            names = {"-d", "--deployment"},
            paramLabel = "NAME",
            defaultValue = "",
            description = "The deployment (default: production).")
    private String deployment = "";

    RunningEmulator emulator(Wiring wiring) {
        return RunningEmulator.find(wiring, which.port());
    }

    /** The deployment as the service has it: production is empty. */
    String deployment() {
        return deployment.equals("production") ? "" : deployment;
    }

    /**
     * The agent's id.
     *
     * @throws LkjException (USAGE) when several could be meant
     */
    String agent(Wiring wiring, JsonNode state) {
        if (agent != null) {
            return agent;
        }
        List<String> ids = new ArrayList<>();
        state.path("agents").forEach(known -> ids.add(known.path("agent_id").asText()));
        Optional<String> own = LiveKitToml.load(
                        WorkingDirectory.of(wiring.environment().directory(), null), LiveKitToml.DEFAULT_NAME)
                .map(LiveKitToml::agentId)
                .filter(ids::contains);
        if (own.isPresent()) {
            return own.get();
        }
        if (ids.size() != 1) {
            throw LkjException.usage(
                            ids.isEmpty() ? "the emulator has no agents" : "the emulator has " + ids.size() + " agents")
                    .withHint(ids.isEmpty() ? "lkj agent deploy" : "--agent " + String.join("\n--agent ", ids));
        }
        return ids.get(0);
    }
}
