package dev.lkj.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Progress of something within a step, in bytes; a total of 0 is unknown. */
public record BuildVertexStatus(
        String id,
        String vertex,
        String name,
        long total,
        long current,
        @Nullable Instant timestamp,
        @Nullable Instant started,
        @Nullable Instant completed) {
    /** Fills what is absent. */
    public BuildVertexStatus {
        id = Defaults.text(id);
        vertex = Defaults.text(vertex);
        name = Defaults.text(name);
    }
}
