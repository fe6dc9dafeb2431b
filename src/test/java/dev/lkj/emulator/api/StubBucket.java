package dev.lkj.emulator.api;

import dev.lkj.emulator.upload.StoreAddress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A bucket as far as the emulator asks it; it takes every key. */
final class StubBucket extends Dispatcher implements AutoCloseable {
    static final String SECRET = "hush-hush";

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    /** Answers that come instead, by method. */
    final Map<String, MockResponse> instead = new ConcurrentHashMap<>();

    private final MockWebServer server = new MockWebServer();

    StubBucket() throws IOException {
        server.setDispatcher(this);
        server.start();
    }

    StoreAddress address() {
        return StoreAddress.of(
                "s3://bucket/ci",
                Map.of(
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1:" + server.getPort(),
                        "AWS_ACCESS_KEY_ID",
                        "KEY",
                        "AWS_SECRET_ACCESS_KEY",
                        SECRET,
                        "AWS_SESSION_TOKEN",
                        "a+token/of=sessions"));
    }

    /** An error as stores answer it. */
    static MockResponse error(int status, String code) {
        return new MockResponse.Builder()
                .code(status)
                .body("<Error><Code>" + code + "</Code><Message>m</Message><StringToSign>" + SECRET
                        + "</StringToSign></Error>")
                .build();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String method = String.valueOf(request.getMethod());
        String key = request.getUrl().encodedPath().replaceFirst("^/bucket/", "");
        requests.add(method + " " + key);
        boolean signed =
                String.valueOf(request.getHeaders().get("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=KEY/")
                        && "a+token/of=sessions".equals(request.getHeaders().get("x-amz-security-token"));
        if (!signed) {
            return error(403, "AccessDenied");
        }
        if (instead.containsKey(method) && !key.endsWith("/probe")) {
            return instead.get(method);
        }
        byte[] object = objects.get(key);
        if (method.equals("DELETE")) {
            objects.remove(key);
            return new MockResponse.Builder().code(204).build();
        }
        if (object == null) {
            return method.equals("HEAD") ? new MockResponse.Builder().code(404).build() : error(404, "NoSuchKey");
        }
        return method.equals("HEAD")
                ? new MockResponse.Builder()
                        .setHeader("Content-Length", object.length)
                        .build()
                : new MockResponse.Builder().body(new Buffer().write(object)).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
