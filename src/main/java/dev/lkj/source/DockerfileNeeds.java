package dev.lkj.source;

import dev.lkj.dockerfile.CopyPaths;
import dev.lkj.dockerfile.Dockerfile;
import dev.lkj.dockerfile.DockerfileException;
import dev.lkj.dockerfile.Instruction;
import dev.lkj.dockerfile.Keyword;
import dev.lkj.dockerfile.Stage;
import dev.lkj.source.ignore.Cause;
import dev.lkj.source.tree.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what an ignore file leaves out although a COPY of the Dockerfile names it, or a folder that it lies in. */
final class DockerfileNeeds {
    private final List<Copy> copies;

    /** A source that a COPY or ADD takes from the project. */
    private record Copy(int line, String source) {
        boolean takes(String path) {
            return path.equals(source) || path.startsWith(source + "/");
        }
    }

    private DockerfileNeeds(List<Copy> copies) {
        this.copies = copies;
    }

    /** Reads the Dockerfile of a project; one that is not there or not understood needs nothing. */
    static DockerfileNeeds of(Path root) {
        List<Copy> copies = new ArrayList<>();
        try {
            for (Stage stage : Dockerfile.read(Files.readString(root.resolve("Dockerfile")))
                    .stages()) {
                for (Instruction instruction : stage.instructions()) {
                    if (takesFiles(instruction)) {
                        add(instruction, copies);
                    }
                }
            }
        } catch (IOException | DockerfileException e) {
            return new DockerfileNeeds(List.of());
        }
        return new DockerfileNeeds(copies);
    }

    private static boolean takesFiles(Instruction instruction) {
        return (instruction.keyword() == Keyword.COPY || instruction.keyword() == Keyword.ADD)
                && instruction.flag("from").isEmpty()
                && instruction.heredocs().isEmpty();
    }

    private static void add(Instruction instruction, List<Copy> copies) throws DockerfileException {
        for (String source : CopyPaths.of(instruction).sources()) {
            String plain = source.replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
            // The whole folder is meant to be filtered, and wildcards say "what there is".
            if (!plain.isEmpty() && !plain.equals(".") && !plain.matches(".*[*?\\[$].*")) {
                copies.add(new Copy(instruction.line(), plain));
            }
        }
    }

    /** What is missed among the things that a rule leaves out. */
    Stream<Attention> missedIn(LeftOut rule) {
        if (!(rule.cause() instanceof Cause.ByLine byLine)) {
            return Stream.empty();
        }
        return Stream.concat(rule.folders().stream(), rule.files().stream())
                .flatMap(path -> missed(path).stream()
                        .map(copy ->
                                new Attention.NeededByDockerfile(path, byLine.line(), copy.line(), copy.source())));
    }

    private Optional<Copy> missed(SourcePath path) {
        return copies.stream().filter(copy -> copy.takes(path.text())).findFirst();
    }
}
