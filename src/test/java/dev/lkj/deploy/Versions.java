package dev.lkj.deploy;

import dev.lkj.rollout.Reading;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A read of the service, put together version by version; times are days. */
final class Versions {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<AgentVersion> versions = new ArrayList<>();
    private final List<AgentDeployment> rows = new ArrayList<>(List.of(row("", "")));

    /** A version that was created and deployed on the same day. */
    Versions deployed(String name, String status, int day) {
        return version(name, status, day, time(day), false);
    }

    /** One that was put back later. */
    Versions deployedAgain(String name, String status, int created, int deployed) {
        return version(name, status, created, time(deployed), false);
    }

    /** One that never ran; the service may write year 1 for that. */
    Versions neverDeployed(String name, String status, int day) {
        return version(name, status, day, day % 2 == 0 ? null : Instant.parse("0001-01-01T00:00:00Z"), false);
    }

    /** The one that serves production. */
    Versions current(String name, int created, int deployed) {
        return version(name, "Running", created, time(deployed), true);
    }

    /** What a named deployment runs. */
    Versions named(String deployment, String version) {
        rows.add(row(deployment, version));
        return this;
    }

    private Versions version(String name, String status, int created, @Nullable Instant deployed, boolean current) {
        versions.add(new AgentVersion(name, current, time(created), deployed, Map.of(), status, "", false, current));
        return this;
    }

    private static Instant time(int day) {
        return START.plus(day, ChronoUnit.DAYS);
    }

    private static AgentDeployment row(String deployment, String version) {
        return new AgentDeployment(
                "us-east",
                "CA_abc",
                "Running",
                1,
                1,
                4,
                "",
                "",
                "",
                "",
                "",
                "",
                "srv1",
                List.of(),
                deployment,
                version,
                "",
                true,
                null);
    }

    Reading.Seen seen() {
        AgentInfo agent = new AgentInfo("CA_abc", "greeter", "", rows, List.of(), null);
        return new Reading.Seen(Optional.of(agent), versions);
    }

    RollbackChoice choice() {
        return new RollbackChoice(seen());
    }
}
