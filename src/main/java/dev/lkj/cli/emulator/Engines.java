package dev.lkj.cli.emulator;

import dev.lkj.cli.Wiring;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.ProcessEngine;
import dev.lkj.error.LkjException;
import java.nio.file.Path;
import java.util.Optional;

/** The engines by their names on the command line. */
final class Engines {
    private Engines() {}

    static Engine named(String name, Optional<Path> data, Wiring wiring) {
        return switch (name) {
            case "auto", "process" -> process(data, wiring);
            default ->
                throw LkjException.usage("there is no engine [" + name + "]")
                        .withHint("--engine auto, process or simulate");
        };
    }

    private static Engine process(Optional<Path> data, Wiring wiring) {
        var environment = wiring.environment();
        return data.<Engine>map(folder -> ProcessEngine.lasting(
                        environment.directory().resolve(folder).resolve("engine"),
                        environment.variables(),
                        environment.clock()))
                .orElseGet(() ->
                        ProcessEngine.passing(environment.temporary(), environment.variables(), environment.clock()));
    }
}
