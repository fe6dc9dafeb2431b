package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A version of an agent, from the start of its build on. */
final class Version {
    String name = "";
    /** The deployment it was built for; empty is production. */
    String deployment = "";

    VersionStatus status = VersionStatus.BUILDING;
    Instant createdAt = Instant.EPOCH;
    /** When it last began to serve everywhere. */
    @Nullable
    Instant deployedAt;

    Map<String, String> attributes = new TreeMap<>();
    /** Whether its image was built. */
    boolean built;
    /** Whether its image and source were dropped. */
    boolean pruned;
    /** Whether it ever was what production serves. */
    boolean wasCurrent;
    /** Why it failed; empty when it did not. */
    String failure = "";
}
