package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/**
 * What the daemon sees of a container.
 *
 * @param alive its first process runs
 * @param exitCode how that ended, 128 + n for signal n; empty while it runs
 * @param port of this machine, behind which it should answer; 0 when there is none
 */
record ContainerState(boolean alive, OptionalInt exitCode, int port) {

    static ContainerState of(JsonNode inspected) {
        JsonNode state = inspected.path("State");
        String status = state.path("Status").asText();
        boolean alive = state.path("Running").asBoolean() || status.equals("stopping");
        boolean ended = !alive && (status.equals("exited") || status.equals("dead") || status.equals("stopped"));
        return new ContainerState(
                alive, ended ? OptionalInt.of(state.path("ExitCode").asInt()) : OptionalInt.empty(), port(inspected));
    }

    private static int port(JsonNode inspected) {
        String own = inspected
                .path("Config")
                .path("Labels")
                .path(ContainerSettings.PORT_LABEL)
                .asText();
        if (inspected.path("HostConfig").path("NetworkMode").asText().equals("host")) {
            return own.matches("\\d{1,5}") ? Integer.parseInt(own) : 0;
        }
        return inspected
                .path("NetworkSettings")
                .path("Ports")
                .path(own + "/tcp")
                .path(0)
                .path("HostPort")
                .asInt();
    }
}
