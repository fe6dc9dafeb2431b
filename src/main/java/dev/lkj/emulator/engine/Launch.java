package dev.lkj.emulator.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program to start for an instance, with all that belongs to it. */
record Launch(
        String instanceId,
        InstanceFolder folder,
        Path workdir,
        List<String> command,
        Map<String, String> environment,
        Mark mark) {
    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
