package dev.lkj.testing.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;

/**
 * A request as the service got it.
 *
 * @param name the call's name: the method of an RPC, {@code upload}, {@code build}, {@code logs}, else the path
 * @param query the parameters, decoded
 * @param headers by name in lower case
 * @param body an RPC's fields without defaults, an upload's form and archive; empty when there is none
 * @param token what was found out about the authorization
 */
public record CloudRequest(
        String name,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        JsonNode body,
        String token) {
    private static final String RPC = "/twirp/livekit.CloudAgent/";

    static CloudRequest of(RecordedRequest request, TokenCheck tokens) {
        String path = request.getUrl().encodedPath();
        Map<String, String> query = new TreeMap<>();
        request.getUrl()
                .queryParameterNames()
                .forEach(name -> query.put(name, request.getUrl().queryParameter(name)));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach(header -> headers.merge(header.getFirst(), header.getSecond(), String::concat));
        byte[] bytes =
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        return new CloudRequest(
                name(path),
                request.getMethod(),
                path,
                query,
                headers,
                BodyReader.read(path, headers, bytes),
                tokens.judge(headers.get("Authorization")));
    }

    private static String name(String path) {
        if (path.startsWith(RPC)) {
            return path.substring(RPC.length());
        }
        return path.startsWith("/upload/") ? "upload" : path.substring(1);
    }

    /** Whether it only reads the state of agents. */
    public boolean isRead() {
        return name.equals("ListAgents") || name.equals("ListAgentVersions") || name.equals("ListAgentSecrets");
    }

    boolean isRpc() {
        return path.startsWith(RPC);
    }
}
