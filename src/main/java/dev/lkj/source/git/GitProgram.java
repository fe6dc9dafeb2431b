package dev.lkj.source.git;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the git of the machine. */
final class GitProgram {
    private static final List<String> NAMES = List.of("git", "git.exe");

    private GitProgram() {}

    /**
     * The first git in the folders of {@code PATH}.
     *
     * <p>Searched here, since the JDK would search the path of this process instead of the given one, and Windows the
     * current folder as well.
     */
    static Optional<Path> find(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Optional<Path> program = folder.isEmpty() ? Optional.empty() : in(folder);
            if (program.isPresent()) {
                return program;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> in(String folder) {
        try {
            return NAMES.stream()
                    .map(name -> Path.of(folder, name))
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
