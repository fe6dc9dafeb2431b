package dev.lkj.rollout;

import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentEvent;
import dev.lkj.wire.AgentEventType;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at the service, written down: {@code read().version("2", "Deploying").row("us-east", "1", "Running", 1)}. */
final class Reads {
    private final List<AgentVersion> versions = new ArrayList<>();
    private final List<AgentDeployment> rows = new ArrayList<>();
    private String agentVersion = "";

    static Reads read() {
        return new Reads();
    }

    Reads version(String name, String status) {
        return version(name, status, false, Map.of());
    }

    Reads current(String name) {
        return version(name, "Running", true, Map.of());
    }

    Reads version(String name, String status, boolean current, Map<String, String> attributes) {
        versions.add(new AgentVersion(name, current, null, null, attributes, status, "", false, false));
        return this;
    }

    /** What the agent says its version is. */
    Reads agentVersion(String name) {
        agentVersion = name;
        return this;
    }

    Reads row(String region, String version, String status, int replicas) {
        return row("", region, version, status, replicas, 1, 0);
    }

    Reads sleepingRow(String region, String version, int min) {
        return row("", region, version, "Sleeping", 0, min, 0);
    }

    Reads crashedRow(String region, String version, String status, int crashes) {
        return row("", region, version, status, 1, 1, crashes);
    }

    Reads row(String deployment, String region, String version, String status, int replicas, int min, int crashes) {
        List<AgentEvent> events = crashes == 0
                ? List.of()
                : List.of(
                        new AgentEvent(AgentEventType.AGENT_EVENT_TYPE_APPLICATION_CRASHED, crashes, null),
                        new AgentEvent(AgentEventType.AGENT_EVENT_TYPE_RESTARTED_HIGH_MEMORY_USAGE, 50, null));
        rows.add(new AgentDeployment(
                region,
                "CA_1",
                status,
                replicas,
                min,
                4,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                events,
                deployment,
                version,
                "",
                true,
                null));
        return this;
    }

    Reading.Seen seen() {
        return new Reading.Seen(
                Optional.of(new AgentInfo("CA_1", "", agentVersion, rows, List.of(), null)), List.copyOf(versions));
    }

    /** The same when the agent is not listed. */
    Reading.Seen withoutAgent() {
        return new Reading.Seen(Optional.empty(), List.copyOf(versions));
    }

    Baseline baseline(String deployment) {
        return Baseline.of(seen(), deployment);
    }
}
