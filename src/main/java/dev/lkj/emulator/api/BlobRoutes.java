package dev.lkj.emulator.api;

import dev.lkj.emulator.registry.Digest;
import dev.lkj.emulator.registry.Registry;
import dev.lkj.emulator.registry.RegistryRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blobs of the registry: whether they are there, their bytes, and their uploads. */
final class BlobRoutes {
    private static final Pattern RANGE = Pattern.compile("(?:bytes )?(\\d{1,15})-(\\d{1,15})");

    private final Registry registry;

    BlobRoutes(Registry registry) {
        this.registry = registry;
    }

    private static Digest digest(String text) {
        return Digest.parse(text).orElseThrow(() -> RegistryRefusal.digest("\"" + text + "\" is no digest"));
    }

    Answer blob(Exchange exchange, String repository, String reference) throws IOException {
        boolean head = exchange.method().equals("HEAD");
        if (!head && !exchange.method().equals("GET")) {
            throw RegistryRoutes.notAllowed();
        }
        Digest digest = digest(reference);
        Path file = registry.blob(digest)
                .orElseThrow(() -> RegistryRefusal.of(404, "BLOB_UNKNOWN", "the blob " + digest + " is not here"));
        return new Answer.File(
                200,
                Map.of(
                        RegistryRoutes.VERSION_HEADER,
                        RegistryRoutes.VERSION,
                        "Content-Type",
                        "application/octet-stream",
                        "Docker-Content-Digest",
                        digest.toString()),
                file,
                Files.size(file),
                head);
    }

    Answer upload(Exchange exchange, String repository, String id) throws IOException {
        if (id.isEmpty()) {
            if (!exchange.method().equals("POST")) {
                throw RegistryRoutes.notAllowed();
            }
            return begin(exchange, repository);
        }
        return switch (exchange.method()) {
            case "PATCH" ->
                progress(202, repository, id, registry.append(repository, id, from(exchange), exchange.body()));
            case "PUT" -> finish(exchange, repository, id, digest(exchange.query("digest")));
            case "GET" -> progress(204, repository, id, registry.size(repository, id));
            case "DELETE" -> {
                registry.abort(repository, id);
                yield RegistryRoutes.empty(204, Map.of());
            }
            default -> throw RegistryRoutes.notAllowed();
        };
    }

    private Answer begin(Exchange exchange, String repository) throws IOException {
        Optional<Digest> mounted = Digest.parse(exchange.query("mount"));
        if (mounted.isPresent() && registry.blob(mounted.get()).isPresent()) {
            return created(repository, mounted.get());
        }
        String whole = exchange.query("digest");
        String id = registry.begin(repository);
        return whole.isEmpty() ? progress(202, repository, id, 0) : finish(exchange, repository, id, digest(whole));
    }

    private Answer finish(Exchange exchange, String repository, String id, Digest digest) throws IOException {
        try (InputStream rest = exchange.body()) {
            registry.finish(repository, id, from(exchange), rest, digest);
        }
        return created(repository, digest);
    }

    private static Answer created(String repository, Digest digest) {
        return RegistryRoutes.empty(
                201,
                Map.of(
                        "Location",
                        "/v2/" + repository + "/blobs/" + digest,
                        "Docker-Content-Digest",
                        digest.toString()));
    }

    private static Answer progress(int status, String repository, String id, long size) {
        return RegistryRoutes.empty(
                status,
                Map.of(
                        "Location",
                        "/v2/" + repository + "/blobs/uploads/" + id,
                        "Range",
                        "0-" + Math.max(0, size - 1),
                        "Docker-Upload-UUID",
                        id));
    }

    /** Where a piece begins; -1 when the client does not say. */
    private static long from(Exchange exchange) {
        Optional<String> range = exchange.header("Content-Range");
        if (range.isEmpty()) {
            return -1;
        }
        Matcher matcher = RANGE.matcher(range.get().strip());
        if (!matcher.lookingAt()) {
            throw RegistryRefusal.of(416, "BLOB_UPLOAD_INVALID", "\"" + range.get() + "\" is no range");
        }
        return Long.parseLong(matcher.group(1));
    }
}
