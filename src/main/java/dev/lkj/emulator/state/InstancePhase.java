package dev.lkj.emulator.state;

/** What an instance is there for. */
enum InstancePhase {
    /** Of a version that rolls out; takes no sessions yet. */
    NEW,
    /** Of what a deployment serves; takes new sessions while it is healthy. */
    SERVING,
    /** Finishes its sessions and ends. */
    DRAINING,
    /** Was told to end at once. */
    ENDING,
    /** Has ended; kept because its last output may be asked for. */
    ENDED;

    /** Whether a process may belong to it. */
    boolean runs() {
        return this != ENDED;
    }

    /** Whether it is meant to stay. */
    boolean stays() {
        return this == NEW || this == SERVING;
    }
}
