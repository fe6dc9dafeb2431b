package dev.lkj.error;

/** The exit codes of lkj, the same for every command; {@code docs/exit-codes.md} lists them for users. */
public enum ExitCode {
    /** Done and verified, or one of the ends without proof that the output names. */
    OK(0),
    /** Failed, and no other code says it better: local I/O, a refused upload, a declined question. */
    FAILED(1),
    /** The command line, a configuration file or the source tree is wrong; nothing was changed. */
    USAGE(2),
    /** The service does not know or does not allow: 401, 403, an agent or deployment that is not there. */
    DENIED(3),
    /** The image could not be built. */
    BUILD_FAILED(4),
    /** The new version does not serve, or another one overtook it. */
    ROLLOUT_FAILED(5),
    /** Gave up waiting; the roll goes on. */
    TIMED_OUT(6),
    /** The project's plan or quota does not include this. */
    PLAN(7),
    /** The network or the service is out of reach, after the retries. */
    UNAVAILABLE(8),
    /** Ended by SIGINT (128 + 2). */
    INTERRUPTED(130),
    /** Ended by SIGTERM (128 + 15). */
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}
