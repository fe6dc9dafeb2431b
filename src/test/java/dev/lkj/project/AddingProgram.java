package dev.lkj.project;

import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.nio.file.Path;

/** Adds projects one by one, as a process of its own. */
final class AddingProgram {
    private AddingProgram() {}

    /** Home, prefix of the names, how many. */
    public static void main(String[] args) {
        CliConfigFile file = new CliConfigFile(Path.of(args[0]), Clock.system(), Pacing.realTime(new Cancellation()));
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            String name = args[1] + i;
            file.update(config -> config.with(new ConfiguredProject(name, "", "wss://x", "key", "top")));
        }
    }
}
