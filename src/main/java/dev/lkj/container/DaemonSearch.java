package dev.lkj.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a container engine where its tools look for it, and can say where it looked. */
public final class DaemonSearch {
    private static final String UNIX = "unix://";

    private final @Nullable Daemon daemon;
    private final String why;

    private DaemonSearch(@Nullable Daemon daemon, String why) {
        this.daemon = daemon;
        this.why = why;
    }

    /**
     * Looks at {@code DOCKER_HOST}; without it at the usual places of Docker's socket and of podman's.
     *
     * @param environment the user's variables
     * @param home the user's home folder
     * @param patience a socket that is silent for longer is passed over
     */
    public static DaemonSearch run(Map<String, String> environment, Path home, Duration patience) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (!host.isEmpty() && !host.startsWith(UNIX)) {
            return new DaemonSearch(null, "DOCKER_HOST is " + host + ", and only unix:// sockets are understood");
        }
        List<Path> sockets =
                host.isEmpty() ? usual(environment, home) : List.of(Path.of(host.substring(UNIX.length())));
        List<String> failures = new ArrayList<>();
        for (Path socket : sockets) {
            try {
                Daemon daemon = Daemon.connect(socket, patience);
                return new DaemonSearch(daemon, daemon.product() + " answers on " + socket);
            } catch (IOException | UnsupportedOperationException e) {
                if (!host.isEmpty() || Files.exists(socket)) {
                    failures.add(socket + " (" + e.getMessage() + ")");
                }
            }
        }
        return new DaemonSearch(
                null,
                failures.isEmpty()
                        ? "no Docker or podman socket is here"
                        : "no answer from " + String.join(", ", failures));
    }

    private static List<Path> usual(Map<String, String> environment, Path home) {
        List<Path> sockets = new ArrayList<>();
        sockets.add(Path.of("/var/run/docker.sock"));
        sockets.add(home.resolve(".docker/run/docker.sock"));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty()) {
            sockets.add(Path.of(runtime, "docker.sock"));
            sockets.add(Path.of(runtime, "podman", "podman.sock"));
        }
        sockets.add(Path.of("/run/podman/podman.sock"));
        return sockets;
    }

    /** The first that answered; empty when none did. */
    public Optional<Daemon> daemon() {
        return Optional.ofNullable(daemon);
    }

    /** Which one answered, or why none did, as part of a sentence. */
    public String why() {
        return why;
    }
}
