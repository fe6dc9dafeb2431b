package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A version on its way to serve a deployment, region by region, or new instances of what it serves. */
final class Roll {
    String version = "";
    /** When it began or started over; after a start of the emulator, that start. */
    Instant since = Instant.EPOCH;
    /** Whether it only replaces the instances of the version that serves. */
    boolean restart;
    /** Regions where it already serves. */
    Set<String> done = new TreeSet<>();
    /** Waits after crashes, by region. */
    Map<String, Backoff> backoffs = new TreeMap<>();

    static Roll of(String version, Instant now) {
        Roll roll = new Roll();
        roll.version = version;
        roll.since = now;
        return roll;
    }

    Backoff backoff(String region) {
        return backoffs.computeIfAbsent(region, r -> new Backoff());
    }
}
