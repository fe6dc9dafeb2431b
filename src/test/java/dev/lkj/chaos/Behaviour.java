package dev.lkj.chaos;

import java.util.random.RandomGenerator;

/** What the source of a deploy turns out to be. */
enum Behaviour {
    ORDINARY("{}"),
    SLOW("{\"healthy_after_ms\":2000}"),
    NEVER_HEALTHY("{\"healthy_after_ms\":-1}"),
    CRASHES_AT_ONCE("{\"crash_after_ms\":100}"),
    CRASHES_LATER("{\"healthy_after_ms\":100,\"crash_after_ms\":3000}"),
    SICKENS("{\"healthy_after_ms\":100,\"unhealthy_after_ms\":3000}"),
    BUILD_FAILS("{\"build_error\":\"no such package\"}"),
    BUILD_HANGS("{\"build_hangs\":true}");

    private static final int USUAL = 2;

    /** What the simulated engine is told. */
    final String marker;

    Behaviour(String marker) {
        this.marker = marker;
    }

    /** Half of them as they should be. */
    static Behaviour any(RandomGenerator random) {
        return values()[random.nextBoolean() ? random.nextInt(USUAL) : random.nextInt(values().length)];
    }

    /** Whether it serves for a while and then does not: what is true of it changes from one look to the next. */
    boolean comesAndGoes() {
        return this == CRASHES_LATER || this == SICKENS;
    }
}
