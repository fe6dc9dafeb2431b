package dev.lkj.cli.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The functions that tasks of templates use in double braces. */
final class TaskFunctions {
    /** What a function does, and with how many arguments; -1 is any number. */
    private record Known(int arguments, Function<List<String>, String> result) {}

    private static final Map<String, Known> ALL = Map.of(
            "OS", new Known(0, given -> system()),
            "ARCH", new Known(0, given -> architecture()),
            "lower", new Known(1, given -> given.get(0).toLowerCase(Locale.ROOT)),
            "upper", new Known(1, given -> given.get(0).toUpperCase(Locale.ROOT)),
            "trim", new Known(1, given -> given.get(0).strip()),
            "print", new Known(-1, given -> String.join("", given)),
            "indent", new Known(2, given -> indented(given.get(0), given.get(1))),
            "joinPath", new Known(-1, TaskFunctions::joined),
            "relPath", new Known(2, given -> from(Path.of(given.get(0)), Path.of(given.get(1)))));

    private TaskFunctions() {}

    /** The result of a function; empty when it is not known with so many arguments. */
    static Optional<String> apply(String name, List<String> given) {
        return Optional.ofNullable(ALL.get(name))
                .filter(known -> known.arguments() < 0 || known.arguments() == given.size())
                .map(known -> known.result().apply(given));
    }

    /** The system by the name that task files have for it. */
    static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "");
        return name.equals("aarch64") ? "arm64" : name.equals("x86_64") ? "amd64" : name;
    }

    private static String indented(String width, String text) {
        String blanks = width.matches("\\d{1,3}") ? " ".repeat(Integer.parseInt(width)) : "";
        return blanks + text.replace("\n", "\n" + blanks);
    }

    private static String joined(List<String> parts) {
        return parts.stream()
                .map(Path::of)
                .reduce(Path.of(""), Path::resolve)
                .normalize()
                .toString();
    }

    private static String from(Path base, Path target) {
        String relative = base.relativize(target).toString();
        return relative.isEmpty() ? "." : relative;
    }
}
