package dev.lkj.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/**
 * Tells what is sent and answered, for {@code --verbose}, with everything secret removed: tokens and other headers are
 * not told at all, values of secrets and of upload forms are replaced, addresses lose their query values, and the
 * streams of builds and logs are not told.
 */
final class TraceInterceptor implements Interceptor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SECRET_MEMBERS = Set.of("value", "values", "presigned_url", "presignedUrl");
    private static final Set<String> PLAIN_PARAMETERS = Set.of("agent_id", "deployment", "log_type", "digest");
    private static final long LONGEST_BODY = 64L << 10;

    private final Consumer<String> out;
    private final Clock clock;

    TraceInterceptor(Consumer<String> out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Duration start = clock.elapsed();
        out.accept("> " + request.method() + " " + address(request.url()) + requestBody(request));
        try {
            Response response = chain.proceed(request);
            int status = response.code() == HttpClients.HIDDEN_408 ? 408 : response.code();
            out.accept("< " + status + " after " + since(start) + responseBody(response));
            return response;
        } catch (IOException e) {
            out.accept("< no answer after " + since(start) + ": " + Exchange.describe(request, e));
            throw e;
        }
    }

    private String since(Duration start) {
        return clock.elapsed().minus(start).toMillis() + " ms";
    }

    private static String address(HttpUrl url) {
        HttpUrl.Builder shown = url.newBuilder().username("").password("");
        for (String name : url.queryParameterNames()) {
            if (!PLAIN_PARAMETERS.contains(name)) {
                shown.setQueryParameter(name, "***");
            }
        }
        return shown.build().toString();
    }

    private static String requestBody(Request request) throws IOException {
        if (request.body() == null
                || request.body() instanceof FormBody
                || request.body() instanceof BlobBody
                || request.body().contentLength() > LONGEST_BODY) {
            return request.body() == null ? "" : " (" + request.body().contentLength() + " bytes)";
        }
        Buffer buffer = new Buffer();
        request.body().writeTo(buffer);
        return shown(request.body().contentType(), buffer.readUtf8());
    }

    private static String responseBody(Response response) throws IOException {
        MediaType type = response.body().contentType();
        // The streams are never looked into: that would hold their lines back.
        boolean call = response.request().url().encodedPath().contains("/twirp/");
        return call && isJson(type)
                ? shown(type, response.peekBody(LONGEST_BODY).string())
                : "";
    }

    private static boolean isJson(@org.jspecify.annotations.Nullable MediaType type) {
        return type != null && type.subtype().equals("json");
    }

    private static String shown(@org.jspecify.annotations.Nullable MediaType type, String body) {
        if (!isJson(type)) {
            return body.isEmpty() ? "" : " (" + body.length() + " bytes)";
        }
        try {
            return " " + masked(JSON.readTree(body), "");
        } catch (IOException e) {
            return " (" + body.length() + " bytes of unreadable JSON)";
        }
    }

    private static JsonNode masked(JsonNode node, String parent) {
        if (node instanceof ObjectNode object) {
            for (var field : object.deepCopy().properties()) {
                boolean secret = SECRET_MEMBERS.contains(field.getKey()) && !parent.equals("params");
                if (field.getKey().equals("url")) {
                    object.put("url", field.getValue().asText().replaceFirst("\\?.*", "?***"));
                } else if (secret) {
                    object.put(field.getKey(), "***");
                } else {
                    object.set(field.getKey(), masked(field.getValue(), field.getKey()));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i), parent));
            }
        }
        return node;
    }
}
