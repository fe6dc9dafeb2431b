package dev.lkj.deploy;

import dev.lkj.buildlog.BuildLog;
import dev.lkj.error.ExitCode;

/** How a deploy ended, unless it could not be done at all. */
public sealed interface DeployOutcome {
    /** The version that the service announced. */
    String version();

    /** The exit code that it means. */
    ExitCode exitCode();

    /** The image could not be built. */
    record BuildFailed(String version, String message, BuildLog log) implements DeployOutcome {
        @Override
        public ExitCode exitCode() {
            return ExitCode.BUILD_FAILED;
        }
    }

    /** Built, and not followed any further. */
    record Detached(String version) implements DeployOutcome {
        @Override
        public ExitCode exitCode() {
            return ExitCode.OK;
        }
    }

    /** Followed to the end. */
    record Rolled(String version, RollEnd end) implements DeployOutcome {
        @Override
        public ExitCode exitCode() {
            return end.exitCode();
        }
    }
}
