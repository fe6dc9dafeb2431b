package dev.lkj.emulator.engine;

import dev.lkj.time.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Builds images and runs instances for the emulator. Safe for use by several threads; only {@link #build} and
 * {@link #importImage} block for long. Names of images and instances are the emulator's own, made of letters, digits, {@code _.-} only.
 */
public interface Engine extends AutoCloseable {

    /** The engine's name on the command line: {@code docker}, {@code process}, {@code simulate}. */
    String name();

    /** What runs instances here and its limits, as one sentence for the first screen. */
    String description();

    /**
     * Builds an image from uploaded source and tells each step, as lines of BuildKit status in JSON, while it happens.
     *
     * @throws BuildFailure when the image cannot be built; its message is what the {@code BUILD ERROR:} line says
     * @throws dev.lkj.time.CancelledException when cancelled; nothing of the image is left
     */
    void build(BuildRequest request, Consumer<String> statusLine, Cancellation cancellation) throws BuildFailure;

    /** Why this engine runs no prebuilt images; empty when it does. */
    default Optional<String> withoutImages() {
        return Optional.of(
                "the " + name() + " engine runs no prebuilt images; the docker engine does (--engine docker)");
    }

    /**
     * Takes a prebuilt image and tells each step, as {@link #build} does.
     *
     * @throws BuildFailure when it is no image that can run here
     * @throws dev.lkj.time.CancelledException when cancelled; nothing of the image is left
     */
    default void importImage(ImportRequest request, Consumer<String> statusLine, Cancellation cancellation)
            throws BuildFailure {
        throw new BuildFailure(withoutImages().orElse("no prebuilt images"));
    }

    /**
     * Starts an instance of a built image; returns at once, whether it comes up is seen by {@link #observe}.
     *
     * @throws dev.lkj.error.LkjException when this machine has no room for it
     */
    void start(InstanceSpec instance);

    /** What can be seen of an instance now; an unknown one is gone. Answers within two seconds. */
    Observation observe(String instanceId);

    /** Sends SIGTERM, and SIGKILL when the instance has not ended after the grace; returns at once. */
    void stop(String instanceId, Duration grace);

    /** Asks an instance with a session endpoint to take a session; false when it is full, draining or has none. */
    boolean startSession(String instanceId, String sessionId);

    /** Ends a session of an instance with a session endpoint; does nothing when there is none. */
    void endSession(String instanceId, String sessionId);

    /** The last lines that an instance printed, oldest first, also after it ended, until it is forgotten. */
    List<String> lastOutput(String instanceId, int lines);

    /** Passes on what an instance prints from now on, line by line, until closed; ends by itself never. */
    Subscription follow(String instanceId, Consumer<String> line);

    /** Ends the passing on of output. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Instances that this engine still runs for this emulator, also those of a former process of it. */
    Set<String> running();

    /** Drops the record, the output and the files of an instance that has ended. */
    void forgetInstance(String instanceId);

    /** Drops an image; does nothing when there is none. */
    void forgetImage(String image);

    /** Ends every instance: SIGTERM, then SIGKILL after the grace; returns when none is left. */
    void stopAll(Duration grace);

    /** How instances reach this machine where 127.0.0.1 is not it; empty where it is. */
    default Optional<Gateway> gateway() {
        return Optional.empty();
    }

    /** A URL as instances have to write it: what is on this machine may have another name there. */
    default String asInstancesSee(String url) {
        return url;
    }

    /** Frees what the engine holds, instances are left alone. */
    @Override
    void close();
}
