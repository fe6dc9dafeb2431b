package dev.lkj.bench.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that knows the commands that are measured: lkj on some JDK, or the reference.
 *
 * @param column its place in the table
 * @param jdk empty for the reference, which needs none
 */
record Cli(String column, Path executable, Optional<Jdk> jdk) {
    /** How messages and tables call the program that is no lkj. */
    static final String REFERENCE = "reference";

    static Cli reference(Path executable) {
        return new Cli(REFERENCE, executable, Optional.empty());
    }

    boolean isReference() {
        return jdk.isEmpty();
    }

    /** The number of its Java; 0 without one. */
    int java() {
        return jdk.map(Jdk::feature).orElse(0);
    }

    /** One of its commands, in a folder and for a user who has nothing but these variables. */
    Program program(Path folder, Map<String, String> variables, String... words) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(words));
        Map<String, String> environment = new HashMap<>(variables);
        jdk.ifPresent(java -> environment.put("JAVA_HOME", java.home().toString()));
        return new Program(
                (isReference() ? "lk" : "lkj") + " " + String.join(" ", words) + ", " + column,
                command,
                environment,
                folder,
                false);
    }
}
