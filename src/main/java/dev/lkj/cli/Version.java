package dev.lkj.cli;

/** The version of this program; a test compares it with the build's. */
final class Version {
    static final String NUMBER = "0.1.0";

    /** What {@code --version} prints. */
    static final String LINE = "lkj version " + NUMBER + "\n";

    private Version() {}
}
