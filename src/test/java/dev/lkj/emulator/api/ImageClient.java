package dev.lkj.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.registry.Digest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Pushes small images to an emulator, request by request. */
final class ImageClient {
    static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";
    static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    private final TestClient client;
    final String name;
    final String tag;

    ImageClient(TestClient client, String agentId) throws Exception {
        this.client = client;
        JsonNode target = client.get("/push-target?agent_id=" + agentId);
        name = target.path("name").asText();
        tag = target.path("tag").asText();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = client.request(path)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.send(request.build());
    }

    HttpResponse<String> on(String method, String rest, String... headers) throws Exception {
        return send(method, "/v2/" + name + rest, new byte[0], headers);
    }

    /** Opens an upload; its address. */
    String open() throws Exception {
        return on("POST", "/blobs/uploads/").headers().firstValue("Location").orElseThrow();
    }

    /** Sends a blob in one piece and ends the upload. */
    HttpResponse<String> push(byte[] blob) throws Exception {
        String location = open();
        HttpResponse<String> patched = send("PATCH", location, blob);
        String next = patched.headers().firstValue("Location").orElse(location);
        return send("PUT", next + "?digest=" + Digest.of(blob), new byte[0]);
    }

    HttpResponse<String> manifest(String reference, String type, String json, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = type;
        return send("PUT", "/v2/" + name + "/manifests/" + reference, bytes(json), all);
    }

    /** A manifest of blobs, the first of which is the configuration. */
    static String image(String type, byte[]... blobs) {
        var node = new JsonMapper().createObjectNode().put("schemaVersion", 2).put("mediaType", type);
        node.putObject("config").put("digest", Digest.of(blobs[0]).toString()).put("size", blobs[0].length);
        var layers = node.putArray("layers");
        for (int i = 1; i < blobs.length; i++) {
            layers.addObject().put("digest", Digest.of(blobs[i]).toString()).put("size", blobs[i].length);
        }
        return node.toString();
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString(bytes(user + ":" + password));
    }
}
