package dev.lkj.emulator.engine;

import dev.lkj.dockerfile.Dockerfile;
import dev.lkj.dockerfile.DockerfileException;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds an image of the process engine from uploaded source. In the image's folder, {@code root} then stands for the
 * root of its files and {@code image.json} says what to run.
 */
final class ImageBuild {

    private final Path source;
    private final Path folder;
    private final StatusStream stream;
    private final Cancellation cancellation;

    /** A build into a folder that exists and is empty. */
    ImageBuild(BuildRequest request, Path folder, Clock clock, Consumer<String> lines, Cancellation cancellation) {
        this.source = request.source();
        this.folder = folder;
        this.stream = new StatusStream(request.image(), clock, lines);
        this.cancellation = cancellation;
    }

    void run() throws BuildFailure {
        try {
            Path context = Files.createDirectory(folder.resolve("context"));
            long bytes = unpack(context);
            Dockerfile file = readDockerfile(context);
            loadMetadata(file);
            loadContext(bytes);
            StageBuild result = new DockerfileBuild(file, context, folder, stream, cancellation).run();
            export(result);
            Folders.delete(context);
        } catch (DockerfileException e) {
            throw new BuildFailure("failed to solve: " + e.getMessage());
        } catch (InvalidPathException e) {
            throw new BuildFailure("failed to solve: this machine cannot have a file named \"" + e.getInput() + "\"");
        } catch (IOException e) {
            throw new BuildFailure("failed to solve: " + e);
        }
    }

    private long unpack(Path context) throws BuildFailure {
        StatusStream.Step step = announced("[internal] load remote build context");
        try {
            long bytes = SafeUnpacker.unpack(source, context, UnpackLimits.DEFAULT, cancellation);
            step.complete();
            return bytes;
        } catch (BuildFailure e) {
            step.fail(e.getMessage());
            throw e;
        }
    }

    private Dockerfile readDockerfile(Path context) throws BuildFailure, IOException {
        StatusStream.Step step = announced("[internal] load build definition from Dockerfile");
        Path file = context.resolve("Dockerfile");
        try {
            if (!Files.isRegularFile(file)) {
                throw new BuildFailure("failed to read dockerfile: open Dockerfile: no such file or directory");
            }
            String text = Files.readString(file);
            step.transfer("transferring dockerfile:", Files.size(file));
            Dockerfile dockerfile = Dockerfile.read(text);
            // Planned here too, so that a FROM without a name fails this step and not one that nobody sees.
            StagePlan.of(dockerfile);
            step.complete();
            return dockerfile;
        } catch (BuildFailure e) {
            throw failure(step, e.getMessage());
        } catch (DockerfileException e) {
            throw failure(step, e.getMessage());
        } catch (MalformedInputException e) {
            throw failure(step, "the Dockerfile is not UTF-8");
        }
    }

    private static BuildFailure failure(StatusStream.Step step, String why) {
        step.fail(why);
        return new BuildFailure("failed to solve: " + why);
    }

    private void loadMetadata(Dockerfile file) throws DockerfileException {
        List<String> images = StagePlan.of(file).stream()
                .filter(plan -> plan.startsFromImage(file))
                .map(plan -> ImageName.full(plan.base()))
                .distinct()
                .toList();
        for (String image : images) {
            announced("[internal] load metadata for " + image).complete();
        }
    }

    private void loadContext(long bytes) {
        announced("[internal] load .dockerignore").complete();
        StatusStream.Step step = announced("[internal] load build context");
        step.transfer("transferring context:", bytes);
        step.complete();
    }

    private void export(StageBuild result) throws BuildFailure, IOException {
        StatusStream.Step step = announced("exporting to image");
        Image image = result.settings().image();
        if (image.command().isEmpty()) {
            String error = "no command specified: the Dockerfile's last stage has neither CMD nor ENTRYPOINT";
            throw failure(step, error);
        }
        Files.createDirectories(ContainerPath.onHost(result.root(), image.workdir()));
        Files.move(result.root(), folder.resolve("root"));
        JsonTrees.JSON.writeValue(folder.resolve("image.json").toFile(), image);
        step.complete();
    }

    private StatusStream.Step announced(String name) {
        StatusStream.Step step = stream.step(name);
        stream.announce(List.of(step));
        step.start();
        return step;
    }
}
