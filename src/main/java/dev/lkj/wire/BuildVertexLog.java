package dev.lkj.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A chunk of a step's output; it may hold several lines, part of one, or half a character. Stream 2 is stderr. */
public record BuildVertexLog(
        String vertex, int stream, Bytes data, @Nullable Instant timestamp) {
    /** Fills what is absent. */
    public BuildVertexLog {
        vertex = Defaults.text(vertex);
        data = data == null ? Bytes.EMPTY : data;
    }
}
