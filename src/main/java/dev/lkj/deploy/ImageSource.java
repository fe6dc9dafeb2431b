package dev.lkj.deploy;

import dev.lkj.error.LkjException;
import dev.lkj.image.EngineImage;
import dev.lkj.image.ImageProgress;
import dev.lkj.image.ImageTar;
import dev.lkj.image.PreparedImage;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Where a prebuilt image comes from. */
public sealed interface ImageSource {
    /** What it comes from, as messages name it. */
    String label();

    /** Reads and checks it; makes no request to the service. */
    PreparedImage prepare(Surroundings around, ImageProgress progress);

    /**
     * What is around a run.
     *
     * @param environment the user's variables; {@code DOCKER_HOST} may name an engine's socket
     * @param temporary the folder for what is put aside
     */
    record Surroundings(
            Map<String, String> environment, Path home, Path temporary, Clock clock, Cancellation cancellation) {}

    /**
     * A file.
     *
     * @param given as the user named it
     */
    record Tar(Path file, String given) implements ImageSource {
        @Override
        public String label() {
            return "[" + given + "]";
        }

        @Override
        public PreparedImage prepare(Surroundings around, ImageProgress progress) {
            return ImageTar.prepare(file, given, around.temporary(), progress, around.cancellation());
        }
    }

    /** An image of Docker or podman on this machine. */
    record Engine(String reference) implements ImageSource {
        @Override
        public String label() {
            return "Docker daemon [" + reference + "]";
        }

        @Override
        public PreparedImage prepare(Surroundings around, ImageProgress progress) {
            return new EngineImage(around.environment(), around.home(), around.temporary(), around.cancellation())
                    .prepare(reference, progress);
        }
    }

    /**
     * Reads and checks it, and tells the listener.
     *
     * @throws LkjException when there is no such image, or it is damaged; nothing was sent
     */
    default PreparedImage load(Surroundings around, DeployListener listener) {
        listener.on(new DeployEvent.LoadingImage(label()));
        Duration start = around.clock().elapsed();
        try {
            PreparedImage image =
                    prepare(around, (read, total) -> listener.on(new DeployEvent.LoadProgress(read, total)));
            listener.on(new DeployEvent.ImageLoaded(
                    image.digest(),
                    image.platform(),
                    image.layers().size(),
                    image.bytes(),
                    around.clock().elapsed().minus(start)));
            return image;
        } catch (LkjException e) {
            throw LkjException.of(e.exitCode(), "unable to deploy prebuilt image: " + e.getMessage(), e)
                    .withHint(e.hint());
        }
    }
}
