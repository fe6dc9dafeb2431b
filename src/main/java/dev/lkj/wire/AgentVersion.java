package dev.lkj.wire;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of an agent; {@code current} means that it serves production. */
public record AgentVersion(
        String version,
        boolean current,
        @Nullable Instant createdAt,
        @Nullable Instant deployedAt,
        Map<String, String> attributes,
        String status,
        String owner,
        boolean draining,
        boolean active) {
    /** Fills what is absent. */
    public AgentVersion {
        version = Defaults.text(version);
        attributes = Defaults.map(attributes);
        status = Defaults.text(status);
        owner = Defaults.text(owner);
    }
}
