package dev.lkj.emulator.state;

/** How a deployment is in one region. */
enum RowStatus {
    PENDING("Pending"),
    SETTING_UP("Setting Up"),
    RUNNING("Running"),
    SLEEPING("Sleeping"),
    ERROR("Error");

    /** As the API says it. */
    final String word;

    RowStatus(String word) {
        this.word = word;
    }
}
