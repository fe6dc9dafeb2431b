package dev.lkj.cli.emulator;

import dev.lkj.cli.Environment;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.EngineSource;
import dev.lkj.emulator.engine.ProcessEngine;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.error.LkjException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The engines by their names on the command line. */
final class Engines {
    /** How long a simulated instance takes to become healthy: long enough to be seen. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(1);

    private Engines() {}

    static EngineSource named(String name, Environment environment) {
        return switch (name) {
            case "auto", "process" -> new Processes(environment);
            case "simulate" -> EngineSource.of(new SimulateEngine(environment.clock(), HEALTHY_AFTER));
            default ->
                throw LkjException.usage("there is no engine [" + name + "]")
                        .withHint("--engine auto, process or simulate");
        };
    }

    /** Processes of this machine; with a data folder they can be taken over after a crash. */
    private record Processes(Environment environment) implements EngineSource {
        @Override
        public String name() {
            return "process";
        }

        @Override
        public Engine open(Optional<Path> folder) {
            return folder.map(own -> ProcessEngine.lasting(own, environment.variables(), environment.clock()))
                    .orElseGet(() -> ProcessEngine.passing(
                            environment.temporary(), environment.variables(), environment.clock()));
        }
    }
}
