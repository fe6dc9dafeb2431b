package dev.lkj.cli.emulator;

import dev.lkj.cli.Environment;
import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonSearch;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.EngineSource;
import dev.lkj.emulator.engine.ProcessEngine;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.engine.docker.DockerEngine;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The engines by their names on the command line. */
final class Engines {
    /** How long a simulated instance takes to become healthy: long enough to be seen. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(1);

    /** A socket that is silent for longer is none to rely on, when nobody asked for it. */
    private static final Duration AUTO_PATIENCE = Duration.ofSeconds(1);

    /** Who asks for a daemon waits for one that is busy, or just starting. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Environment environment;
    private final Clock clock;

    /** Engines that go by a clock, which may be another one than the machine's. */
    Engines(Environment environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * An engine, and why it is this one.
     *
     * @param why part of a sentence; empty when the user named it
     */
    record Choice(EngineSource engine, String why) {}

    /**
     * Chooses before anything is changed.
     *
     * @param stored the engine of the data folder, if it has one: {@code auto} takes that
     */
    Choice choose(String name, Optional<String> stored) {
        if (!name.equals("auto")) {
            return new Choice(named(name), "");
        }
        if (stored.isPresent()) {
            return new Choice(named(stored.get()), "the data folder says so");
        }
        DaemonSearch search = search(AUTO_PATIENCE);
        return new Choice(
                search.daemon()
                        .<EngineSource>map(daemon -> new Containers(daemon, clock))
                        .orElseGet(() -> new Processes(environment, clock)),
                search.why());
    }

    private EngineSource named(String name) {
        return switch (name) {
            case "docker" -> new Containers(answering(), clock);
            case "process" -> new Processes(environment, clock);
            case "simulate" -> EngineSource.of(new SimulateEngine(clock, HEALTHY_AFTER));
            default ->
                throw LkjException.usage("there is no engine [" + name + "]")
                        .withHint("--engine auto, docker, process or simulate");
        };
    }

    private DaemonSearch search(Duration patience) {
        return DaemonSearch.run(environment.variables(), environment.home(), patience);
    }

    private Daemon answering() {
        DaemonSearch search = search(PATIENCE);
        return search.daemon()
                .orElseThrow(
                        () -> LkjException.of(ExitCode.UNAVAILABLE, "the engine docker cannot be used: " + search.why())
                                .withHint("start Docker or podman's socket, or set DOCKER_HOST=unix://PATH"));
    }

    /** Containers of Docker or podman; with a data folder they can be taken over after a crash. */
    private record Containers(Daemon daemon, Clock clock) implements EngineSource {
        @Override
        public String name() {
            return "docker";
        }

        @Override
        public Engine open(Optional<Path> folder) {
            return folder.map(own -> DockerEngine.lasting(daemon, own, clock))
                    .orElseGet(() -> DockerEngine.passing(daemon, clock));
        }
    }

    /** Processes of this machine; with a data folder they can be taken over after a crash. */
    private record Processes(Environment environment, Clock clock) implements EngineSource {
        @Override
        public String name() {
            return "process";
        }

        @Override
        public Engine open(Optional<Path> folder) {
            return folder.map(own -> ProcessEngine.lasting(own, environment.variables(), clock))
                    .orElseGet(() -> ProcessEngine.passing(environment.temporary(), environment.variables(), clock));
        }
    }
}
