package dev.lkj.bench.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What every row has: the programs, and a place to work in.
 *
 * @param folder an empty one for files, removed at the end
 * @param lkj the installed ones, newest JDK first
 * @param variables of the user who runs everything, whose home knows one project
 */
record Stage(
        Path folder,
        Effort effort,
        Stopwatch watch,
        Installer installer,
        List<Cli> lkj,
        Optional<Cli> reference,
        Map<String, String> variables) {
    Stage {
        lkj = List.copyOf(lkj);
        variables = Map.copyOf(variables);
    }

    /** The same with other programs in the place of lkj. */
    Stage with(List<Cli> others) {
        return new Stage(folder, effort, watch, installer, others, reference, variables);
    }

    /** The same in another folder. */
    Stage in(Path other) {
        return new Stage(other, effort, watch, installer, lkj, reference, variables);
    }

    /** The same for what the reference does not have. */
    Stage withoutReference() {
        return new Stage(folder, effort, watch, installer, lkj, Optional.empty(), variables);
    }

    /** All that know the commands. */
    List<Cli> all() {
        return Stream.concat(lkj.stream(), reference.stream()).toList();
    }

    /** The variables, with more of them. */
    Map<String, String> variablesAnd(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return all;
    }

    /** The unit of time: what the newest JDK takes to start and end, in the form that lkj starts it in. */
    Subject nothing() {
        List<String> command = new ArrayList<>();
        command.add(lkj.get(0).jdk().orElseThrow().program("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of(
                "-cp", Path.of("target", "bench-classes").toAbsolutePath().toString()));
        command.add("dev.lkj.bench.Nothing");
        return watch.of(new Program("H: a class that does nothing", command, variables, folder, false));
    }
}
