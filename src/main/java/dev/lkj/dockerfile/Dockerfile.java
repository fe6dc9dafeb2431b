package dev.lkj.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Dockerfile that was read.
 *
 * @param escape the character that continues a line and takes the meaning from the next one, {@code \} or {@code `}
 * @param globalArguments the ARGs before the first FROM; they count in FROM lines only
 */
public record Dockerfile(char escape, List<Instruction> globalArguments, List<Stage> stages) {
    /** Copies the lists. */
    public Dockerfile {
        globalArguments = List.copyOf(globalArguments);
        stages = List.copyOf(stages);
    }

    /** Reads a whole Dockerfile. */
    public static Dockerfile read(String text) throws DockerfileException {
        return DockerfileReader.read(text);
    }

    /** The stage whose image is the result, the last one. */
    public Stage target() {
        return stages.get(stages.size() - 1);
    }

    /** A stage by its name or number, among those before the given one. */
    public Optional<Stage> stageBefore(Stage current, String nameOrIndex) {
        String wanted = nameOrIndex.toLowerCase(Locale.ROOT);
        Optional<Stage> named = Optional.empty();
        for (Stage stage : stages.subList(0, current.index())) {
            if (stage.name().equals(wanted) && !wanted.isEmpty()) {
                named = Optional.of(stage);
            } else if (named.isEmpty() && wanted.equals(Integer.toString(stage.index()))) {
                named = Optional.of(stage);
            }
        }
        return named;
    }
}
