package dev.lkj.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret of an agent; clients send name, value and kind, and the service does not give values back. */
public record AgentSecret(
        String name,
        Bytes value,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        AgentSecretKind kind,
        List<String> deployments) {
    /** Fills what is absent. */
    public AgentSecret {
        name = Defaults.text(name);
        value = value == null ? Bytes.EMPTY : value;
        kind = kind == null ? AgentSecretKind.AGENT_SECRET_KIND_UNKNOWN : kind;
        deployments = Defaults.list(deployments);
    }

    /** A secret as a client sends it. */
    public AgentSecret(String name, Bytes value, AgentSecretKind kind) {
        this(name, value, null, null, kind, List.of());
    }
}
