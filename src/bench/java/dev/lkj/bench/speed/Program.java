package dev.lkj.bench.speed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program as it is started again and again. It reads nothing, and what it prints goes nowhere.
 *
 * @param environment all of it
 * @param fails whether it is meant to
 */
record Program(String name, List<String> command, Map<String, String> environment, Path directory, boolean fails) {
    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same by another name. */
    Program named(String other) {
        return new Program(other, command, environment, directory, fails);
    }

    /** The same, and it is meant to fail. */
    Program failing() {
        return new Program(name, command, environment, directory, true);
    }
}
