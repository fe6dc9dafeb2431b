package dev.lkj.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often something happened to the instances of one entry, and when last. */
public record AgentEvent(
        AgentEventType type, int count, @Nullable Instant timestamp) {
    /** Fills what is absent. */
    public AgentEvent {
        type = type == null ? AgentEventType.AGENT_EVENT_TYPE_UNKNOWN : type;
    }
}
