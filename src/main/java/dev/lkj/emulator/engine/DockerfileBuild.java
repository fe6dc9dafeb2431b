package dev.lkj.emulator.engine;

import dev.lkj.dockerfile.Dockerfile;
import dev.lkj.dockerfile.DockerfileException;
import dev.lkj.dockerfile.Instruction;
import dev.lkj.dockerfile.Keyword;
import dev.lkj.dockerfile.Stage;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out the instructions of a Dockerfile on folders: each stage has one that stands for its root. Nothing is
 * pulled and no RUN is executed; both are said in the stream.
 */
final class DockerfileBuild {
    private final Dockerfile file;
    private final Path context;
    private final Path workspace;
    private final Cancellation cancellation;
    private final List<StagePlan> plans;
    private final BuildSteps steps;
    private final Map<Integer, StageBuild> built = new HashMap<>();

    /**
     * Plans the build and announces its steps.
     *
     * @param workspace where the stages' folders may be made
     */
    DockerfileBuild(Dockerfile file, Path context, Path workspace, StatusStream stream, Cancellation cancellation)
            throws DockerfileException {
        this.file = file;
        this.context = context;
        this.workspace = workspace;
        this.cancellation = cancellation;
        this.plans = StagePlan.of(file);
        this.steps = new BuildSteps(file, plans, stream);
    }

    /** Builds all stages that are needed; the last one is the result. */
    StageBuild run() throws BuildFailure, DockerfileException, IOException {
        for (StagePlan plan : plans) {
            StageBuild stage = begin(plan);
            built.put(plan.stage().index(), stage);
            for (Instruction instruction : plan.stage().instructions()) {
                cancellation.throwIfCancelled();
                if (instruction.keyword().isStep()) {
                    runStep(plan.stage(), instruction, stage);
                } else {
                    stage.apply(instruction);
                }
            }
        }
        return result();
    }

    private StageBuild begin(StagePlan plan) throws IOException {
        Path root =
                Files.createDirectory(workspace.resolve("stage-" + plan.stage().index()));
        Optional<StageBuild> base = stage(file.stageBefore(plan.stage(), plan.base()));
        if (plan.startsFromImage(file)) {
            StatusStream.Step step = steps.image(plan);
            step.start();
            step.log("not pulled: the process engine runs the programs of this machine");
            step.complete();
        }
        if (base.isPresent()) {
            Folders.copy(base.get().root(), root, cancellation);
        }
        ImageSettings settings = base.map(from -> from.settings().copy()).orElseGet(ImageSettings::new);
        StageBuild stage = new StageBuild(root, settings, plan.arguments(), file.escape());
        if (base.map(StageBuild::isIncomplete).orElse(false)) {
            stage.markIncomplete();
        }
        return stage;
    }

    private Optional<StageBuild> stage(Optional<Stage> stage) {
        return stage.map(found -> built.get(found.index()));
    }

    private void runStep(Stage stage, Instruction instruction, StageBuild build)
            throws BuildFailure, DockerfileException, IOException {
        StatusStream.Step step = steps.of(instruction);
        step.start();
        try {
            switch (instruction.keyword()) {
                case WORKDIR -> enter(build, instruction);
                case RUN -> leaveOut(build, step);
                default -> copy(stage, instruction, build, step);
            }
        } catch (BuildFailure e) {
            step.fail(e.getMessage());
            throw new BuildFailure("failed to solve: failed to compute cache key: " + e.getMessage());
        } catch (DockerfileException e) {
            step.fail(e.getMessage());
            throw e;
        }
        step.complete();
    }

    private static void enter(StageBuild build, Instruction instruction) throws DockerfileException, IOException {
        String path = build.path(instruction.arguments(), instruction);
        build.settings().workdir(path);
        Files.createDirectories(ContainerPath.onHost(build.root(), path));
    }

    private static void leaveOut(StageBuild build, StatusStream.Step step) {
        step.log("not executed: the process engine runs no RUN; what it would make or install is not there");
        build.markIncomplete();
    }

    private void copy(Stage stage, Instruction instruction, StageBuild build, StatusStream.Step step)
            throws BuildFailure, DockerfileException, IOException {
        CopyStep copy = new CopyStep(instruction, build, step, cancellation);
        Optional<String> from = instruction.keyword() == Keyword.COPY ? instruction.flag("from") : Optional.empty();
        Optional<StageBuild> source = stage(StagePlan.copiedStage(file, stage, instruction));
        if (from.isEmpty()) {
            copy.run(context, false);
        } else if (source.isPresent()) {
            copy.run(source.get().root(), source.get().isIncomplete());
        } else {
            step.log("not copied: the process engine pulls no images: " + from.get());
            build.markIncomplete();
        }
    }

    private StageBuild result() {
        StageBuild result = built.get(file.target().index());
        if (result == null) {
            throw new IllegalStateException("the last stage was not built");
        }
        return result;
    }
}
