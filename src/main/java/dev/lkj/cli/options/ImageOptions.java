package dev.lkj.cli.options;

import dev.lkj.cli.Wiring;
import dev.lkj.deploy.ImageSource;
import dev.lkj.error.LkjException;
import dev.lkj.image.EngineImage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A prebuilt image in the place of source. */
public final class ImageOptions {
    @Option(
            names = "--image",
            paramLabel = "REF",
            description = "Deploy this image of Docker or podman on this machine, and no source.")
    @Nullable
    String reference;

    @Option(
            names = "--image-tar",
            paramLabel = "FILE",
            description = "Deploy the image in this tar, of docker save or an OCI layout, and no source.")
    @Nullable
    String tar;

    /**
     * Where the image comes from; empty when the source is to be deployed. Of both, the engine's image counts.
     *
     * @throws LkjException (exit 2) when a value cannot be right
     */
    public Optional<ImageSource> source(Wiring wiring) {
        if (reference != null) {
            EngineImage.check(reference);
            if (tar != null) {
                wiring.failures().warn("--image-tar is not used: --image names the image");
            }
            return Optional.of(new ImageSource.Engine(reference));
        }
        if (tar == null) {
            return Optional.empty();
        }
        return Optional.of(new ImageSource.Tar(file(wiring, tar), tar));
    }

    private static Path file(Wiring wiring, String name) {
        try {
            return wiring.environment().directory().resolve(name);
        } catch (InvalidPathException e) {
            throw LkjException.usage("failed to load image: " + name + " is no name of a file");
        }
    }

    /** What is around this run, for reading the image. */
    public static ImageSource.Surroundings around(Wiring wiring) {
        return new ImageSource.Surroundings(
                wiring.environment().variables(),
                wiring.environment().home(),
                wiring.environment().temporary(),
                wiring.environment().clock(),
                wiring.environment().cancellation());
    }
}
