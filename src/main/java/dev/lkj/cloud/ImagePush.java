package dev.lkj.cloud;

import dev.lkj.image.ImageBlob;
import dev.lkj.image.PreparedImage;
import dev.lkj.time.Cancellation;
import dev.lkj.time.ParallelTasks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Pushes prebuilt images into the service's registry. */
public final class ImagePush {
    /** Blobs that are pushed at once, as the reference client does. */
    static final int AT_ONCE = 4;

    static final String PHRASE = "unable to deploy prebuilt image: ";

    private final HttpClients clients;
    private final RequestSigner signer;
    private final PushTargetCall targets;
    private final PushRetries retries;
    private final Cancellation cancellation;

    ImagePush(
            HttpClients clients,
            RequestSigner signer,
            PushTargetCall targets,
            PushRetries retries,
            Cancellation cancellation) {
        this.clients = clients;
        this.signer = signer;
        this.targets = targets;
        this.retries = retries;
        this.cancellation = cancellation;
    }

    /**
     * What was pushed.
     *
     * @param sentBytes bytes that the registry did not have
     * @param sentBlobs how many blobs they were
     * @param reusedBlobs blobs that were there already
     */
    public record Pushed(long sentBytes, int sentBlobs, int reusedBlobs) {}

    /**
     * Asks where an image of an agent goes, and under which tag.
     *
     * @throws ServiceFailure when the service does not say
     */
    public PushTarget target(String agentId) {
        return targets.ask(agentId);
    }

    /**
     * Pushes what the registry does not have: blobs, several at once, and the manifest last, which is the deploy.
     *
     * @param attributes those of the version to come
     * @param done is told how many bytes the registry has, on this thread
     * @throws ServiceFailure when the registry refuses or cannot be reached, after the retries
     */
    public Pushed push(PushTarget target, PreparedImage image, Map<String, String> attributes, LongConsumer done) {
        Registry registry = new Registry(clients, signer, retries, target, attributes).connect(cancellation);
        if (registry.hasManifest(image.digest(), cancellation)) {
            return new Pushed(0, 0, image.blobs().size());
        }
        Pushed pushed = pushBlobs(registry, image.blobs(), done);
        registry.putManifest(image.mediaType(), image.manifest(), cancellation);
        return pushed;
    }

    private Pushed pushBlobs(Registry registry, List<ImageBlob> blobs, LongConsumer done) {
        AtomicLong bytes = new AtomicLong();
        List<ParallelTasks.Task<Boolean>> tasks = blobs.stream()
                .<ParallelTasks.Task<Boolean>>map(
                        blob -> own -> new BlobPush(registry, blob, bytes::addAndGet).run(own))
                .toList();
        try {
            List<Boolean> sent =
                    new ParallelTasks(AT_ONCE, cancellation).run(tasks, () -> done.accept(Math.max(0, bytes.get())));
            long sentBytes = 0;
            int count = 0;
            for (int i = 0; i < sent.size(); i++) {
                sentBytes += sent.get(i) ? blobs.get(i).size() : 0;
                count += sent.get(i) ? 1 : 0;
            }
            return new Pushed(sentBytes, count, sent.size() - count);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
