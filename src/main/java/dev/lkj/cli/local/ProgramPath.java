package dev.lkj.cli.local;

import dev.lkj.cli.Environment;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs as the search path of an environment finds them. */
record ProgramPath(Environment environment) {
    private static final List<String> ENDINGS = List.of("", ".exe", ".cmd", ".bat");

    /** The first of these programs that there is, in the order of the names. */
    Optional<Path> find(String... names) {
        return Stream.of(names).flatMap(name -> all(name).stream()).findFirst();
    }

    private Optional<Path> all(String name) {
        String path = environment.variable("PATH");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> in(folder, name))
                .findFirst();
    }

    private static Stream<Path> in(String folder, String name) {
        try {
            Path place = Path.of(folder);
            return ENDINGS.stream().map(ending -> place.resolve(name + ending)).filter(ProgramPath::isProgram);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
