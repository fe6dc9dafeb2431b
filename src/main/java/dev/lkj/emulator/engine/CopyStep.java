package dev.lkj.emulator.engine;

import dev.lkj.dockerfile.CopyPaths;
import dev.lkj.dockerfile.DockerfileException;
import dev.lkj.dockerfile.Instruction;
import dev.lkj.dockerfile.Keyword;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Carries out a COPY or an ADD: from the context or an earlier stage into the stage's root. Owners and modes are left
 * as they are, since everything belongs to the user who runs the emulator.
 */
final class CopyStep {
    private static final Pattern REMOTE = Pattern.compile("(https?|ftp|ssh|git)://.*|git@.*");
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(tar|tgz|tbz2|txz|tar\\.(gz|bz2|xz|zst))");

    private final Instruction instruction;
    private final StageBuild stage;
    private final StatusStream.Step step;
    private final Cancellation cancellation;

    CopyStep(Instruction instruction, StageBuild stage, StatusStream.Step step, Cancellation cancellation) {
        this.instruction = instruction;
        this.stage = stage;
        this.step = step;
        this.cancellation = cancellation;
    }

    /**
     * Copies.
     *
     * @param tree where the sources are
     * @param incomplete whether sources may be missing, because a RUN that makes them was not executed
     */
    void run(Path tree, boolean incomplete) throws BuildFailure, DockerfileException, IOException {
        if (!instruction.heredocs().isEmpty()) {
            throw new DockerfileException(
                    instruction.line(), "a here-document in " + instruction.keyword() + " is not supported here");
        }
        CopyPaths paths = CopyPaths.of(instruction);
        for (String source : paths.sources()) {
            String expanded = stage.expand(source, instruction);
            if (isLeftOut(expanded)) {
                step.log("not executed: the process engine neither downloads nor unpacks: " + expanded);
                stage.markIncomplete();
            } else {
                copy(tree, expanded, paths, incomplete);
            }
        }
    }

    private boolean isLeftOut(String source) {
        return instruction.keyword() == Keyword.ADD
                && (REMOTE.matcher(source).matches() || ARCHIVE.matcher(source).matches());
    }

    private void copy(Path tree, String source, CopyPaths paths, boolean incomplete)
            throws BuildFailure, DockerfileException, IOException {
        SourcePattern pattern = new SourcePattern(source);
        List<Path> found = pattern.find(tree);
        if (found.isEmpty() && incomplete) {
            step.log("not copied, as no RUN was executed that could have made it: " + source);
            stage.markIncomplete();
        } else if (found.isEmpty() && !pattern.hasWildcard()) {
            throw new BuildFailure(
                    "failed to calculate checksum of ref: \"" + ContainerPath.resolve("/", source) + "\": not found");
        }
        boolean several = paths.sources().size() > 1 || found.size() > 1;
        for (Path path : found) {
            copy(path, paths.destination(), several);
        }
    }

    private void copy(Path source, String destination, boolean several) throws DockerfileException, IOException {
        String expanded = stage.expand(destination, instruction);
        Path target = ContainerPath.onHost(stage.root(), stage.path(destination, instruction));
        boolean intoFolder = several || expanded.matches("(.*/)?\\.{0,2}") || Files.isDirectory(target);
        if (Files.isDirectory(source)) {
            Folders.copy(source, target, cancellation);
        } else {
            Path file = intoFolder ? target.resolve(source.getFileName().toString()) : target;
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Folders.copy(source, file, cancellation);
        }
    }
}
