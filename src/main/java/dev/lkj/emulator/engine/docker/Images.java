package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonRefusal;
import dev.lkj.container.Query;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The images of emulators, each a tag in the repository of its owner: other images are never looked at. */
final class Images {
    private static final String REPOSITORY = "lkj-emulator/";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Daemon daemon;
    private final Owner owner;
    private final Deque<String> layers = new ConcurrentLinkedDeque<>();

    Images(Daemon daemon, Owner owner) {
        this.daemon = daemon;
        this.owner = owner;
    }

    /** The name for an image with the daemon. */
    String reference(String image) {
        return REPOSITORY + owner.name() + ":" + image;
    }

    /** What instances of an image need to know. */
    ImageFacts facts(String image) throws IOException {
        return ImageFacts.of(daemon.get(Query.of("/images/" + reference(image) + "/json"), LIMIT));
    }

    void remove(String image) throws IOException {
        removeReference(reference(image));
    }

    private void removeReference(String reference) throws IOException {
        try {
            daemon.delete(Query.of("/images/" + reference), LIMIT);
        } catch (DaemonRefusal e) {
            if (!e.notFound()) {
                throw e;
            }
        }
    }

    /** Images without a name that a build left which failed; they make the next one faster. */
    void keepForNow(List<String> left) {
        left.forEach(layers::push);
    }

    /** Removes them, unless somebody has given them a name since; the newest first, on which nothing is built. */
    void removeLayers() {
        for (String layer = layers.poll(); layer != null; layer = layers.poll()) {
            try {
                if (daemon.get(Query.of("/images/" + layer + "/json"), LIMIT)
                        .path("RepoTags")
                        .isEmpty()) {
                    daemon.delete(Query.of("/images/" + layer).and("noprune", "1"), LIMIT);
                }
            } catch (IOException e) {
                // Something else is built on it, or it is gone.
            }
        }
    }

    private void removeQuietly(String reference) {
        try {
            removeReference(reference);
        } catch (IOException e) {
            // It is in use, or the daemon is busy: the next emulator tries again.
        }
    }

    /** Removes all of this owner, or those of emulators that are no more. */
    void removeAll(java.util.function.Predicate<Owner> whose) throws IOException {
        for (String reference : references()) {
            int start = reference.indexOf(REPOSITORY) + REPOSITORY.length();
            if (whose.test(new Owner(reference.substring(start, reference.lastIndexOf(':'))))) {
                removeQuietly(reference);
            }
        }
    }

    /** The names of all images of emulators; podman puts the name of a hub before each. */
    private List<String> references() throws IOException {
        List<String> references = new ArrayList<>();
        for (JsonNode image : daemon.get(Query.of("/images/json"), LIMIT)) {
            for (JsonNode tag : image.path("RepoTags")) {
                if (tag.asText().matches("(?:docker\\.io/|localhost/)?" + REPOSITORY + "[^/]+:[^/:]+")) {
                    references.add(tag.asText());
                }
            }
        }
        return references;
    }
}
