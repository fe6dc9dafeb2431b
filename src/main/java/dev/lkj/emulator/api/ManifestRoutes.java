package dev.lkj.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.emulator.registry.Digest;
import dev.lkj.emulator.registry.Registry;
import dev.lkj.emulator.registry.RegistryRefusal;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.run.Builds;
import dev.lkj.emulator.state.BuildTicket;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Manifests of the registry. One that is pushed to a tag of {@code /push-target} is a deploy of its image. */
final class ManifestRoutes {
    /** The largest manifest, as other registries have it. */
    private static final int MOST_BYTES = 4 << 20;

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private final Registry registry;
    private final AgentHost host;
    private final Builds builds;
    private final Object tagging = new Object();

    ManifestRoutes(Registry registry, AgentHost host, Builds builds) {
        this.registry = registry;
        this.host = host;
        this.builds = builds;
    }

    Answer manifest(Exchange exchange, String repository, String reference) throws IOException {
        return switch (exchange.method()) {
            case "GET" -> show(find(repository, reference), false);
            case "HEAD" -> show(find(repository, reference), true);
            case "PUT" -> put(exchange, repository, reference);
            default -> throw RegistryRoutes.notAllowed();
        };
    }

    private Registry.Stored find(String repository, String reference) throws IOException {
        Optional<Digest> digest = Digest.parse(reference);
        Optional<Registry.Stored> found =
                digest.isPresent() ? registry.manifest(digest.get()) : registry.tagged(repository, tag(reference));
        return found.orElseThrow(
                () -> RegistryRefusal.of(404, "MANIFEST_UNKNOWN", "the manifest " + reference + " is not here"));
    }

    private static String tag(String text) {
        if (!TAG.matcher(text).matches()) {
            throw RegistryRefusal.manifest("\"" + text + "\" is no tag and no digest");
        }
        return text;
    }

    private static Answer show(Registry.Stored stored, boolean head) {
        Map<String, String> digest =
                Map.of("Docker-Content-Digest", stored.digest().toString());
        if (!head) {
            return RegistryRoutes.answer(200, stored.bytes(), stored.mediaType(), digest);
        }
        Map<String, String> headers = Map.of(
                RegistryRoutes.VERSION_HEADER,
                RegistryRoutes.VERSION,
                "Content-Type",
                stored.mediaType(),
                "Docker-Content-Digest",
                stored.digest().toString());
        return new Answer.File(200, headers, null, stored.bytes().length(), true);
    }

    private Answer put(Exchange exchange, String repository, String reference) throws IOException {
        byte[] bytes = exchange.body(MOST_BYTES)
                .orElseThrow(() ->
                        RegistryRefusal.of(413, "SIZE_INVALID", "a manifest has at most " + MOST_BYTES + " bytes"));
        Optional<Digest> digest = Digest.parse(reference);
        if (digest.isPresent() && !digest.get().equals(Digest.of(bytes))) {
            throw RegistryRefusal.digest("the manifest that was sent is not " + reference);
        }
        Registry.Stored stored = registry.put(bytes, exchange.contentType());
        if (digest.isEmpty()) {
            Map<String, String> attributes = VersionAttributes.of(exchange);
            // One at a time: of two pushes to one tag the second must not replace the first.
            synchronized (tagging) {
                deploy(repository, tag(reference), stored, attributes);
            }
        }
        return RegistryRoutes.empty(
                201,
                Map.of(
                        "Location",
                        "/v2/" + repository + "/manifests/" + stored.digest(),
                        "Docker-Content-Digest",
                        stored.digest().toString()));
    }

    /** Deploys what was pushed to a tag; the same once more changes nothing. */
    private void deploy(String repository, String tag, Registry.Stored stored, Map<String, String> attributes)
            throws IOException {
        Optional<Registry.Stored> before = registry.tagged(repository, tag);
        if (before.isPresent()) {
            if (!before.get().digest().equals(stored.digest())) {
                throw RegistryRefusal.of(403, "DENIED", "the tag " + tag + " was used for another image");
            }
            return;
        }
        Registry.ImageFiles files = registry.files(stored);
        BuildTicket ticket = host.change(state -> state.images().pushed(repository, tag, attributes));
        registry.tag(repository, tag, stored.digest());
        builds.begin(ticket, files.config(), files.layers());
    }

    Answer tags(Exchange exchange, String repository, String last) throws IOException {
        if (!last.equals("list") || !exchange.method().equals("GET")) {
            throw RegistryRoutes.notAllowed();
        }
        ObjectNode node = JsonTrees.JSON.createObjectNode().put("name", repository);
        registry.tags(repository).forEach(node.putArray("tags")::add);
        return RegistryRoutes.answer(200, Bytes.of(node.toString()), "application/json", Map.of());
    }
}
