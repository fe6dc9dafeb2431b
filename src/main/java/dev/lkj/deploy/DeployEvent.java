package dev.lkj.deploy;

import dev.lkj.rollout.RolloutState;
import dev.lkj.wire.BuildStatus;
import java.time.Duration;
import java.util.List;

/** What happens during a deploy or rollback, in order; a view draws it. */
public sealed interface DeployEvent {
    /** The source is being packed. */
    record Packing() implements DeployEvent {}

    /** The source is packed. */
    record Packed(
            long files,
            long bytes,
            long compressedBytes,
            long ignoredFiles,
            long ignoredDirectories,
            String sha256,
            Duration time)
            implements DeployEvent {}

    /**
     * A prebuilt image is being read and checked.
     *
     * @param from the file or the engine, as in {@code [img.tar]} and {@code Docker daemon [img:1]}
     */
    record LoadingImage(String from) implements DeployEvent {}

    /** So much of the image was read. */
    record LoadProgress(long readBytes, long totalBytes) implements DeployEvent {}

    /**
     * The image is ready to be pushed.
     *
     * @param digest of its manifest
     * @param platform as in {@code linux/amd64}
     * @param layers how many
     * @param bytes of all that would be pushed
     */
    record ImageLoaded(String digest, String platform, int layers, long bytes, Duration time) implements DeployEvent {}

    /** The push begins; the reference names registry, repository and tag. */
    record Pushing(String reference, long bytes) implements DeployEvent {}

    /** So much of the image is in the registry. */
    record PushProgress(long doneBytes, long totalBytes) implements DeployEvent {}

    /**
     * The image is pushed.
     *
     * @param sentBytes what the registry did not have
     * @param reusedBlobs layers that it had
     */
    record Pushed(String digest, long sentBytes, int sentBlobs, int reusedBlobs, Duration time)
            implements DeployEvent {}

    /** The service is asked to deploy or roll back; until it answers nobody knows whether it acts on that. */
    record Requesting() implements DeployEvent {}

    /** The service made the agent, in a region. */
    record Created(String agentId, String region, Duration time) implements DeployEvent {}

    /** The service knows that a version is to come, and its name. */
    record Announced(String version) implements DeployEvent {}

    /** The upload begins, or begins again. */
    record Uploading(long bytes) implements DeployEvent {}

    /** So much of the source was sent. */
    record UploadProgress(long sentBytes, long totalBytes) implements DeployEvent {}

    /** The form expired, so a new deploy call gets a fresh one. */
    record FormExpired() implements DeployEvent {}

    /** The source is uploaded. */
    record Uploaded(long bytes, Duration time) implements DeployEvent {}

    /** The build begins. */
    record Building() implements DeployEvent {}

    /** News of the build. */
    record BuildProgress(BuildStatus status) implements DeployEvent {}

    /** The build's stream was lost; whether there will be a version is still to be seen. */
    record BuildCut(String reason) implements DeployEvent {}

    /** The image is built. */
    record Built(int steps, int cached, Duration time) implements DeployEvent {}

    /** The version is being rolled out; its name is empty where the service chooses. */
    record RollingOut(String version) implements DeployEvent {}

    /** The service was asked for new instances of what serves; no version is to come. */
    record Restarting() implements DeployEvent {}

    /** Secrets were changed. */
    record SecretsChanged(List<String> set, List<String> removed) implements DeployEvent {}

    /** One look at the roll. */
    record RolloutProgress(RolloutState.InProgress state) implements DeployEvent {}
}
