package dev.lkj.emulator.engine;

import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An instance: a program of this machine that this emulator, or a former process of it, started. */
final class ProcessInstance {
    /** A shell needs some milliseconds to note its process; a machine under load a little more. */
    private static final Duration NOTED_WITHIN = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(2);

    private final InstanceFolder folder;
    private final Launcher launcher;
    private final @Nullable Process keeper;
    private final boolean starting;

    private ProcessInstance(InstanceFolder folder, Launcher launcher, @Nullable Process keeper, boolean starting) {
        this.folder = folder;
        this.launcher = launcher;
        this.keeper = keeper;
        this.starting = starting;
    }

    /** One that is about to be launched: it counts as living, or somebody might take it for crashed. */
    static ProcessInstance starting(InstanceFolder folder, Launcher launcher) {
        return new ProcessInstance(folder, launcher, null, true);
    }

    /** One that is known by its folder only: of a former process, or one that could not be started. */
    static ProcessInstance known(InstanceFolder folder, Launcher launcher) {
        return new ProcessInstance(folder, launcher, null, false);
    }

    /** One that was just launched; waits until its process is known, so that it can be ended from now on. */
    static ProcessInstance launched(
            InstanceFolder folder, Launcher launcher, Process keeper, Clock clock, Pacing pacing) {
        Duration end = clock.elapsed().plus(NOTED_WITHIN);
        while (folder.leader().isEmpty() && keeper.isAlive() && clock.elapsed().compareTo(end) < 0) {
            pacing.pause(POLL);
        }
        return new ProcessInstance(folder, launcher, keeper, false);
    }

    InstanceFolder folder() {
        return folder;
    }

    boolean isAlive() {
        if (folder.exitCode().isPresent()) {
            return false;
        }
        // The keeper lives a moment longer than the instance, until it has noted the exit code.
        return starting
                || (keeper != null && keeper.isAlive())
                || isAlive(folder.leader())
                || (keeper == null && isAlive(folder.keeper()));
    }

    private static boolean isAlive(Optional<ProcessIdentity> process) {
        return process.filter(ProcessIdentity::isAlive).isPresent();
    }

    /** How it ended; empty while it runs, and when nobody was there to see it. */
    OptionalInt exitCode() {
        OptionalInt noted = folder.exitCode();
        // Without a keeping shell the end is noted by this process, and a moment after the program is gone.
        return noted.isPresent() || keeper == null || isAlive() ? noted : OptionalInt.of(keeper.exitValue());
    }

    /** Asks it to end, by SIGTERM to its first process as a container gets it; kills it where that cannot be done. */
    void terminate() {
        if (!launcher.canTerminate()) {
            kill();
            return;
        }
        // Not to the group: a program that passes the signal on would give its children a second one.
        folder.leader()
                .filter(ProcessIdentity::isAlive)
                .flatMap(leader -> ProcessHandle.of(leader.pid()))
                .ifPresent(ProcessHandle::destroy);
    }

    /** Ends it with all that it started. */
    void kill() {
        folder.leader().ifPresent(launcher::kill);
        if (folder.leader().isEmpty() && keeper != null) {
            keeper.destroyForcibly();
        }
    }
}
