package dev.lkj.bench;

import dev.lkj.bench.speed.Speed;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param measurements by name, of those that an emulator has to survive
 * @param speed whether anything is measured beside other programs
 */
record Arguments(boolean brief, Set<String> measurements, boolean speed, Speed.Wanted wanted) {
    private static final String ALL_ROWS = "speed";

    /** Empty when it cannot be understood. */
    static Optional<Arguments> parse(String[] args, Set<String> known) {
        Deque<String> words = new ArrayDeque<>(List.of(args));
        Set<String> names = new LinkedHashSet<>();
        Set<String> flags = new LinkedHashSet<>();
        List<Path> jdks = new ArrayList<>();
        List<Path> references = new ArrayList<>();
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "--short", "--huge" -> flags.add(word);
                case "--jdk", "--reference" -> {
                    if (words.isEmpty()) {
                        return Optional.empty();
                    }
                    (word.equals("--jdk") ? jdks : references).add(Path.of(words.remove()));
                }
                default -> names.add(word);
            }
        }
        return arrange(names, flags, known).map(arguments -> arguments.with(jdks, references));
    }

    private static Optional<Arguments> arrange(Set<String> names, Set<String> flags, Set<String> known) {
        Set<String> measurements = new LinkedHashSet<>(names.isEmpty() ? known : names);
        measurements.retainAll(known);
        Set<String> rows = new LinkedHashSet<>(names);
        rows.removeAll(known);
        boolean all = rows.remove(ALL_ROWS) || names.isEmpty();
        if (!Speed.names().containsAll(rows)) {
            return Optional.empty();
        }
        boolean brief = flags.contains("--short");
        boolean huge = flags.contains("--huge");
        boolean speed = all || !rows.isEmpty();
        Speed.Wanted wanted = new Speed.Wanted(all ? Set.of() : rows, brief, huge, List.of(), Optional.empty());
        return Optional.of(new Arguments(brief, measurements, speed, wanted));
    }

    private Arguments with(List<Path> jdks, List<Path> references) {
        return new Arguments(
                brief,
                measurements,
                speed,
                new Speed.Wanted(
                        wanted.rows(),
                        brief,
                        wanted.huge(),
                        jdks,
                        references.stream().findFirst()));
    }

    /** How it is called. */
    static String usage(Set<String> known) {
        return """
                usage: src/bench/run.sh [--short] [--jdk HOME]... [--reference PATH] [--huge] [NAME...]
                what the emulator survives: %s
                speed and memory: %s, which is all of %s
                """.formatted(String.join(" ", known), ALL_ROWS, String.join(" ", Speed.names()));
    }
}
