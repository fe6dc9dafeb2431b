package dev.lkj.emulator.engine.docker;

import java.util.List;

/** An instance with its container, or why it has none. */
final class DockerInstance {
    private final String container;
    private final List<String> failure;
    private volatile int port;

    private DockerInstance(String container, List<String> failure) {
        this.container = container;
        this.failure = failure;
    }

    static DockerInstance in(String container) {
        return new DockerInstance(container, List.of());
    }

    /** One whose container could not be started: it has ended, and its last line says why. */
    static DockerInstance failed(String why) {
        return new DockerInstance("", List.of("lkj emulator: the instance cannot be started: " + why));
    }

    /** The daemon's id of its container; empty when it has none. */
    String container() {
        return container;
    }

    boolean hasContainer() {
        return !container.isEmpty();
    }

    List<String> failure() {
        return failure;
    }

    /** Where it was last seen to listen, on this machine; 0 before that. */
    int port() {
        return port;
    }

    void seenAt(int seen) {
        port = seen;
    }
}
