package dev.lkj.emulator.engine;

import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Ends instances that nobody looks after any more: those of an emulator that was killed. Whose a process is says the
 * mark in its environment where that can be read, else the folder that the emulator left behind.
 */
final class Orphans {
    /** What the temporary folder of an emulator is called in front. */
    static final String FOLDER_PREFIX = "lkj-emulator-";

    private static final String OWNER_FILE = "owner";
    private static final Path PROC = Path.of("/proc");

    /** A process may start another one while it is being ended. */
    private static final int PASSES = 5;

    private static final Duration POLL = Duration.ofMillis(20);

    /** So often is looked whether the keepers are gone: two seconds in all. */
    private static final int POLLS = 100;

    private final Launcher launcher;
    private final Pacing pacing;

    Orphans(Launcher launcher, Pacing pacing) {
        this.launcher = launcher;
        this.pacing = pacing;
    }

    /** A marked process: the mark, and the instance that it belongs to. */
    record Marked(ProcessIdentity process, boolean leads, Mark mark, String instanceId) {}

    /** Says in a temporary folder whose it is. */
    static void own(Path folder, Mark mark) throws IOException {
        Files.writeString(folder.resolve(OWNER_FILE), mark + "\n");
    }

    /** Ends the processes whose mark is as wanted. */
    void end(Predicate<Marked> wanted) {
        for (int pass = 0; pass < PASSES; pass++) {
            List<Marked> found = marked().stream().filter(wanted).toList();
            if (found.isEmpty()) {
                return;
            }
            for (Marked orphan : found) {
                if (orphan.leads()) {
                    launcher.kill(orphan.process());
                } else if (orphan.process().isAlive()) {
                    ProcessHandle.of(orphan.process().pid()).ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        }
    }

    /** Ends what the folders of dead emulators name, and removes the folders. */
    void endFolders(Path temporary) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDER_PREFIX + "*")) {
            for (Path folder : folders) {
                if (owner(folder).filter(Mark::isOfDeadProcess).isPresent()) {
                    endInstances(folder.resolve(ProcessEngine.INSTANCES));
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            // What is left is found by the next emulator.
        }
    }

    private void endInstances(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<ProcessInstance> instances = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            paths.forEach(path -> instances.add(ProcessInstance.known(new InstanceFolder(path), launcher)));
        }
        instances.forEach(ProcessInstance::kill);
        // Their keepers still write into the folders that are removed next.
        for (int poll = 0; poll < POLLS && instances.stream().anyMatch(ProcessInstance::isAlive); poll++) {
            pacing.pause(POLL);
        }
    }

    private static Optional<Mark> owner(Path folder) {
        try {
            return Mark.parse(Files.readString(folder.resolve(OWNER_FILE)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Marked> marked() {
        List<Marked> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                marked(process).ifPresent(found::add);
            }
        } catch (IOException e) {
            // No /proc: the folders decide alone.
            return List.of();
        }
        return found;
    }

    private static Optional<Marked> marked(Path process) {
        try {
            // The start is read first: should the id go to another process meanwhile, that one does not match it.
            Optional<ProcStat> stat = ProcStat.parse(Files.readString(process.resolve("stat")));
            String environment = new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
            Optional<Mark> mark = variable(environment, Mark.VARIABLE).flatMap(Mark::parse);
            if (stat.isEmpty() || mark.isEmpty() || !stat.get().runs()) {
                return Optional.empty();
            }
            long pid = Long.parseLong(process.getFileName().toString());
            ProcessIdentity identity = new ProcessIdentity(pid, stat.get().start());
            String instance = variable(environment, Mark.INSTANCE_VARIABLE).orElse("");
            return Optional.of(new Marked(identity, stat.get().group() == pid, mark.get(), instance));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> variable(String environment, String name) {
        for (String entry : environment.split("\0", -1)) {
            if (entry.startsWith(name + "=")) {
                return Optional.of(entry.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
