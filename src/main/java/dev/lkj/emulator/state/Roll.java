package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A version on its way to serve a deployment, region by region. */
final class Roll {
    String version = "";
    /** When it began; after a start of the emulator, that start. */
    Instant since = Instant.EPOCH;
    /** Regions where it already serves. */
    Set<String> done = new TreeSet<>();
    /** Waits after crashes, by region. */
    Map<String, Backoff> backoffs = new TreeMap<>();

    Backoff backoff(String region) {
        return backoffs.computeIfAbsent(region, r -> new Backoff());
    }
}
