package dev.lkj.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A build step; it is sent again and again with growing information. */
public record BuildVertex(
        String digest,
        List<String> inputs,
        String name,
        @Nullable Instant started,
        @Nullable Instant completed,
        boolean cached,
        String error,
        @Nullable BuildProgressGroup progressGroup) {
    /** Fills what is absent. */
    public BuildVertex {
        digest = Defaults.text(digest);
        inputs = Defaults.list(inputs);
        name = Defaults.text(name);
        error = Defaults.text(error);
    }
}
