package dev.lkj.emulator.engine;

import dev.lkj.error.LkjException;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The instances of an engine, in a folder that has one for each of them. */
final class ProcessInstances {
    /** What container engines say when a container could not be started. */
    private static final int NOT_STARTED = 125;

    private final Path folder;
    private final Launcher launcher;
    private final Map<String, ProcessInstance> known = new ConcurrentHashMap<>();

    private ProcessInstances(Path folder, Launcher launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    /** Those that the folder tells of, living or not. */
    static ProcessInstances load(Path folder, Launcher launcher) throws IOException {
        ProcessInstances instances = new ProcessInstances(folder, launcher);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path path : folders) {
                instances.known.put(
                        path.getFileName().toString(), ProcessInstance.known(new InstanceFolder(path), launcher));
            }
        }
        return instances;
    }

    /** Starts the program of an instance. */
    interface Start {
        ProcessInstance in(InstanceFolder folder) throws IOException;
    }

    /** Starts an instance; one that cannot be started is one that has ended, and its last line says why. An unusable disk is an error. */
    void start(String id, Map<String, Bytes> secrets, Start start) {
        try {
            InstanceFolder made = InstanceFolder.create(folder.resolve(id), freePort(), secrets);
            known.put(id, ProcessInstance.starting(made, launcher));
            known.put(id, launched(made, start));
        } catch (IOException e) {
            known.remove(id);
            throw LkjException.failed("instance " + id + " cannot be started: " + e.getMessage(), e);
        }
    }

    private ProcessInstance launched(InstanceFolder made, Start start) throws IOException {
        try {
            return start.in(made);
        } catch (IOException | IllegalArgumentException e) {
            made.noteFailure(NOT_STARTED, "lkj emulator: the instance cannot be started: " + e.getMessage());
            return ProcessInstance.known(made, launcher);
        }
    }

    /** A port that nobody listens on, and that no other instance was given. */
    private int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0)) {
                int port = socket.getLocalPort();
                if (living().stream().noneMatch(other -> other.folder().port() == port)) {
                    return port;
                }
            }
        }
    }

    Optional<ProcessInstance> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    List<ProcessInstance> living() {
        return known.values().stream().filter(ProcessInstance::isAlive).toList();
    }

    /** Removes what is known of an instance, unless it lives. */
    void forget(String id) {
        ProcessInstance instance = known.get(id);
        if (instance != null && !instance.isAlive()) {
            known.remove(id);
            try {
                Folders.delete(instance.folder().path());
            } catch (IOException e) {
                // It is forgotten all the same; the files are found again at the next start.
            }
        }
    }
}
