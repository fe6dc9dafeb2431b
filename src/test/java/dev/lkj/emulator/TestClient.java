package dev.lkj.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Speaks to an emulator as any client could, with the JDK's own means. */
public final class TestClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "the-boundary";

    private final EmulatorServer emulator;
    private final HttpClient http = HttpClient.newHttpClient();

    public TestClient(EmulatorServer emulator) {
        this.emulator = emulator;
    }

    /** A token with these claims, signed with a secret. */
    public static String token(String header, String claims, String secret) {
        return TestToken.sign(header, claims, secret);
    }

    public String token() {
        long now = Instant.now().getEpochSecond();
        return token(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"iss\":\"" + emulator.apiKey() + "\",\"exp\":" + (now + 600) + ",\"agent\":{\"admin\":true}}",
                emulator.apiSecret());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.localUrl() + path))
                .header("Authorization", "Bearer " + token());
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    public HttpResponse<Stream<String>> stream(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofLines());
    }

    public HttpResponse<String> call(String method, String body) throws IOException, InterruptedException {
        return send(request("/twirp/livekit.CloudAgent/" + method)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** The answer of a method; it must be a success. */
    public JsonNode rpc(String method, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(method, body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(method + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).build()).body());
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    /** The fields of the form of a deploy call, its url under the empty name. */
    public Map<String, String> form(String agentId, String deployment) throws IOException, InterruptedException {
        JsonNode answer =
                rpc("DeployAgentV2", "{\"agent_id\":\"" + agentId + "\",\"deployment\":\"" + deployment + "\"}");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("", answer.path("presigned_req").path("url").asText());
        answer.path("presigned_req")
                .path("values")
                .properties()
                .forEach(entry -> form.put(entry.getKey(), entry.getValue().asText()));
        return form;
    }

    public HttpResponse<String> upload(Map<String, String> form, byte[] file) throws IOException, InterruptedException {
        return upload(form, body(form, file));
    }

    public HttpResponse<String> upload(Map<String, String> form, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(form.getOrDefault("", "")))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)))
                .build());
    }

    /** A form's body, each byte a character. */
    public static String body(Map<String, String> form, byte[] file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : form.entrySet()) {
            if (!field.getKey().isEmpty()) {
                body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                                + "\"\r\n\r\n" + field.getValue() + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    public HttpRequest buildRequest(String agentId, String deployment) {
        String query = deployment.isEmpty() ? "" : "&deployment=" + deployment;
        return request("/build?agent_id=" + agentId + query)
                .POST(BodyPublishers.noBody())
                .build();
    }

    public HttpResponse<String> build(String agentId, String deployment) throws IOException, InterruptedException {
        return send(buildRequest(agentId, deployment));
    }

    /** Deploys a few bytes and builds them; the tag. */
    public String deploy(String agentId, String deployment) throws IOException, InterruptedException {
        Map<String, String> form = form(agentId, deployment);
        HttpResponse<String> uploaded = upload(form, new byte[] {1, 2, 3});
        HttpResponse<String> built = build(agentId, deployment);
        if (uploaded.statusCode() != 204 || built.statusCode() != 200) {
            throw new AssertionError(uploaded.statusCode() + " " + built.statusCode() + " " + built.body());
        }
        return form.getOrDefault("key", "").split("/", -1)[2];
    }
}
