package dev.lkj.emulator.engine;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;

/** Starts programs so that they outlive the emulator and can be found and ended as a whole. */
interface Launcher {

    /** Starts a program; the returned process lives as long as the instance does, or shortly longer. */
    Process launch(Launch launch) throws IOException;

    /** Kills an instance with all that it started. */
    void kill(ProcessIdentity leader);

    /** Whether an instance can be asked to end; else it can only be killed. */
    boolean canTerminate();

    /** The way to start programs on this machine; its script goes into the given folder. */
    static Launcher of(Path folder, Programs programs) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Optional<Path> shell = posix ? programs.find("sh") : Optional.empty();
        return shell.isEmpty()
                ? new PlainLauncher()
                : GroupLauncher.create(folder, shell.get(), programs.find("setsid"));
    }
}
