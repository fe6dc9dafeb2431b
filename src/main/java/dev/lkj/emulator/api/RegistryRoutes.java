package dev.lkj.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.emulator.registry.RegistryRefusal;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.Refused;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the registry, under {@code /v2/}, and its errors: those of the OCI distribution specification. */
final class RegistryRoutes {
    static final String VERSION_HEADER = "Docker-Distribution-Api-Version";
    static final String VERSION = "registry/2.0";

    /** The longest name of a repository that the specification asks for. */
    private static final int LONGEST_NAME = 255;

    private static final Pattern PATH =
            Pattern.compile("/v2/([a-z0-9][a-z0-9/._-]*?)/(blobs/uploads|blobs|manifests|tags)/([^/]*)");

    private final RegistryLogin login;
    private final AgentHost host;
    private final BlobRoutes blobs;
    private final ManifestRoutes manifests;

    RegistryRoutes(RegistryLogin login, AgentHost host, BlobRoutes blobs, ManifestRoutes manifests) {
        this.login = login;
        this.host = host;
        this.blobs = blobs;
        this.manifests = manifests;
    }

    static boolean concerns(String path) {
        return path.equals("/v2") || path.startsWith("/v2/");
    }

    private interface Work {
        Answer answer(Exchange exchange, String repository, String last) throws IOException;
    }

    Route find(Exchange exchange) {
        String path = exchange.path();
        if (path.equals("/v2") || path.equals("/v2/")) {
            return Route.open("registry", e -> guarded(e, () -> hello()));
        }
        Matcher matcher = PATH.matcher(path + (path.endsWith("/blobs/uploads") ? "/" : ""));
        if (!matcher.matches() || matcher.group(1).length() > LONGEST_NAME) {
            return Route.open("registry", e -> guarded(e, RegistryRoutes::unknown));
        }
        String repository = matcher.group(1);
        String last = matcher.group(3);
        return switch (matcher.group(2)) {
            case "blobs/uploads" -> route("blob-upload", repository, last, blobs::upload);
            case "blobs" -> route("blob", repository, last, blobs::blob);
            case "manifests" -> route("manifest", repository, last, manifests::manifest);
            default -> route("manifest", repository, last, manifests::tags);
        };
    }

    private Route route(String kind, String repository, String last, Work work) {
        return Route.open(
                kind,
                exchange -> guarded(exchange, () -> {
                    host.read(state -> {
                        state.images().check(repository);
                        return true;
                    });
                    return work.answer(exchange, repository, last);
                }));
    }

    private interface Answering {
        Answer answer() throws IOException;
    }

    private Answer guarded(Exchange exchange, Answering answering) throws IOException {
        Optional<String> problem = login.problem(exchange);
        if (problem.isPresent()) {
            Map<String, String> challenge = RegistryLogin.challenges(exchange)
                    ? Map.of("WWW-Authenticate", "Basic realm=\"lkj emulator\"")
                    : Map.of();
            return early(exchange, error(401, "UNAUTHORIZED", problem.get(), challenge));
        }
        try {
            return answering.answer();
        } catch (RegistryRefusal e) {
            return early(exchange, error(e.status(), e.code(), e.reason(), Map.of()));
        } catch (Refused e) {
            return early(exchange, error(e));
        }
    }

    private static Answer.Whole error(Refused refused) {
        return switch (refused.kind()) {
            case NOT_FOUND -> error(404, "NAME_UNKNOWN", refused.reason(), Map.of());
            case INVALID_ARGUMENT -> error(400, "NAME_INVALID", refused.reason(), Map.of());
            default -> error(403, "DENIED", refused.reason(), Map.of());
        };
    }

    /** What was sent with a request that is refused may not have been read. */
    private static Answer early(Exchange exchange, Answer.Whole answer) {
        return exchange.method().equals("GET") || exchange.method().equals("HEAD") ? answer : new Answer.Early(answer);
    }

    static Answer.Whole error(int status, String code, String message, Map<String, String> more) {
        ObjectNode body = JsonTrees.JSON.createObjectNode();
        body.putArray("errors").addObject().put("code", code).put("message", message);
        return answer(status, Bytes.of(body.toString()), "application/json", more);
    }

    private static Answer unknown() {
        return error(404, "UNSUPPORTED", "the registry has no such path", Map.of());
    }

    /** Says that this is a registry, and that whoever asks may come in. */
    private static Answer hello() {
        return answer(200, Bytes.of("{}"), "application/json", Map.of());
    }

    static Answer.Whole answer(int status, Bytes body, String type, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put(VERSION_HEADER, VERSION);
        headers.put("Content-Type", type);
        return new Answer.Whole(status, headers, body, () -> {});
    }

    static Answer.Whole empty(int status, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put(VERSION_HEADER, VERSION);
        return new Answer.Whole(status, headers, Bytes.EMPTY, () -> {});
    }

    static RegistryRefusal notAllowed() {
        return RegistryRefusal.of(405, "UNSUPPORTED", "this cannot be done here");
    }
}
