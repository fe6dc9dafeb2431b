package dev.lkj.cli.local;

import dev.lkj.error.LkjException;
import dev.lkj.source.sdk.ProjectDetector;
import dev.lkj.source.sdk.ProjectType;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An agent's code on this machine.
 *
 * @param root the nearest folder, going up, that has the files of a project
 * @param entrypoint its main file, relative to the root where it is below it
 */
record LocalAgent(Path root, ProjectType type, String entrypoint) {
    private static final List<String> PYTHON = List.of("agent.py", "src/agent.py");
    private static final List<String> NODE = List.of("main.ts", "src/main.js", "src/main.ts");

    /**
     * Finds the project of a main file, or the main file of a project.
     *
     * @param given the file or folder as given; empty for the current folder
     * @throws LkjException (USAGE) when there is none
     */
    static LocalAgent find(Path current, String given) {
        Path place = resolve(current, given);
        if (!Files.exists(place)) {
            throw LkjException.usage("entrypoint not found: " + given)
                    .withHint("give the agent's main file, or none to have it found");
        }
        boolean folder = Files.isDirectory(place);
        Path start = folder ? place : place.resolveSibling("").normalize();
        Path root = root(start)
                .orElseThrow(() -> LkjException.usage(
                                "no agent project detected in the current directory:\n" + ProjectDetector.EXPECTED)
                        .withHint("go to the folder of the agent, or give its main file"));
        ProjectType type = ProjectDetector.detect(root).orElseThrow();
        Path file = folder ? usual(root, place, type) : place;
        return new LocalAgent(root, type, shown(root, file));
    }

    private static Path resolve(Path current, String given) {
        try {
            return current.resolve(given).normalize();
        } catch (InvalidPathException e) {
            throw LkjException.usage("entrypoint not found: that is no file name");
        }
    }

    private static Optional<Path> root(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (ProjectDetector.detect(folder).isPresent()) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static Path usual(Path root, Path current, ProjectType type) {
        List<String> names = type.isPython() ? PYTHON : NODE;
        return names.stream()
                .flatMap(name -> Stream.of(root.resolve(name), current.resolve(name)))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> LkjException.usage("no entrypoint found: none of "
                                + names.stream().collect(Collectors.joining(", ")) + " is in " + root)
                        .withHint("give the agent's main file behind the command"));
    }

    private static String shown(Path root, Path file) {
        return file.startsWith(root) ? root.relativize(file).toString() : file.toString();
    }
}
