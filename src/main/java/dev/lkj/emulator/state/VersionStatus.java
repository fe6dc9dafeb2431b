package dev.lkj.emulator.state;

/** Where a version is in its life. */
enum VersionStatus {
    BUILDING("Building"),
    DEPLOYING("Deploying"),
    RUNNING("Running"),
    SLEEPING("Sleeping"),
    DRAINING("Draining"),
    STOPPED("Stopped"),
    FAILED("Failed");

    /** As the API says it. */
    final String word;

    VersionStatus(String word) {
        this.word = word;
    }

    /** Whether it may change by itself. */
    boolean lives() {
        return this == RUNNING || this == SLEEPING || this == DRAINING;
    }
}
