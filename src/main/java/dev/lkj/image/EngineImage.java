package dev.lkj.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonRefusal;
import dev.lkj.container.DaemonSearch;
import dev.lkj.container.Query;
import dev.lkj.container.http.HttpAnswer;
import dev.lkj.container.http.HttpCall;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Images of Docker or podman on this machine, through the socket where their tools find it. */
public final class EngineImage {
    private static final String UNRESOLVED = "failed to resolve image in Docker daemon: ";
    private static final String UNLOADED = "failed to load image from Docker daemon: ";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** An engine may think for a while before the first byte of a large image. */
    private static final Duration EXPORT_PATIENCE = Duration.ofMinutes(5);

    private final Map<String, String> environment;
    private final Path home;
    private final Path temporary;
    private final Cancellation cancellation;

    /**
     * A way to images.
     *
     * @param environment {@code DOCKER_HOST} may name the socket
     * @param temporary the folder for what is exported
     */
    public EngineImage(Map<String, String> environment, Path home, Path temporary, Cancellation cancellation) {
        this.environment = environment;
        this.home = home;
        this.temporary = temporary;
        this.cancellation = cancellation;
    }

    /** Fails with exit 2 when a text cannot be the name of an image. */
    public static void check(String reference) {
        ImageReference unused = ImageReference.of(reference);
    }

    /**
     * Exports and checks an image.
     *
     * @throws LkjException exit 2 when there is no such image, exit 1 when no engine answers or the export fails
     */
    public PreparedImage prepare(String reference, ImageProgress progress) {
        ImageReference wanted = ImageReference.of(reference);
        DaemonSearch search = DaemonSearch.run(environment, home, PATIENCE);
        Daemon daemon = search.daemon()
                .orElseThrow(() -> LkjException.failed(UNRESOLVED + "docker image list: " + search.why())
                        .withHint("start Docker or podman, or name the socket: DOCKER_HOST=unix:///path\n"
                                + "--image-tar FILE takes what docker save has written"));
        String id = resolve(daemon, wanted);
        ImageTar.Source export = folder -> export(daemon, id, folder.resolve("exported.tar"));
        return ImageTar.prepare(export, reference, temporary, progress, cancellation);
    }

    private String resolve(Daemon daemon, ImageReference wanted) {
        try {
            Optional<String> id = inspect(daemon, wanted.text());
            return (id.isPresent() ? id : search(daemon, wanted))
                    .orElseThrow(() -> LkjException.usage(
                                    UNRESOLVED + "no local Docker image matches \"" + wanted.text() + "\"")
                            .withHint("docker image ls   lists those of " + daemon.product()));
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw LkjException.failed(UNRESOLVED + "docker image list: " + e.getMessage(), e);
        }
    }

    private static Optional<String> inspect(Daemon daemon, String name) throws IOException {
        try {
            return Optional.of(daemon.get(Query.of("/images/" + name + "/json"), PATIENCE)
                    .path("Id")
                    .asText());
        } catch (DaemonRefusal e) {
            if (e.notFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<String> search(Daemon daemon, ImageReference wanted) throws IOException {
        for (JsonNode image : daemon.get(Query.of("/images/json"), PATIENCE)) {
            for (JsonNode tag : image.path("RepoTags")) {
                if (wanted.means(tag.asText())) {
                    return Optional.of(image.path("Id").asText());
                }
            }
        }
        return Optional.empty();
    }

    private Path export(Daemon daemon, String id, Path file) {
        HttpCall call = HttpCall.of("GET", Query.of("/images/" + id + "/get").target(), EXPORT_PATIENCE);
        try (HttpAnswer answer = daemon.open(call, cancellation);
                InputStream body = answer.body()) {
            long unused = Files.copy(body, file);
            return file;
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw LkjException.failed(UNLOADED + e.getMessage(), e);
        }
    }
}
