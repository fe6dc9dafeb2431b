package dev.lkj.emulator.engine;

import java.util.List;
import java.util.Map;

/**
 * What an image of the process engine runs.
 *
 * @param workdir the working directory, as the Dockerfile names it
 * @param environment what ENV sets
 * @param command program and arguments
 */
record Image(String workdir, Map<String, String> environment, List<String> command) {
    Image {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }
}
