package dev.lkj.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lkj.time.Cancellation;
import dev.lkj.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSource;

/** Makes calls of the agents API: JSON over Twirp, with a limit on the size of the answer. */
final class TwirpClient {
    /** The largest answer that is read; the API's own are some hundred kB at most. */
    static final long LARGEST_ANSWER = 16L << 20;

    private static final MediaType JSON = MediaType.get("application/json");

    private final HttpClients clients;
    private final RequestSigner signer;
    private final String base;
    private final RetryPolicy retries;
    private final Cancellation cancellation;

    TwirpClient(
            HttpClients clients, RequestSigner signer, String base, RetryPolicy retries, Cancellation cancellation) {
        this.clients = clients;
        this.signer = signer;
        this.base = base;
        this.retries = retries;
        this.cancellation = cancellation;
    }

    /** Makes a call, again where that is safe. */
    <T extends Record> T call(Operation operation, String method, Record request, Class<T> answer) {
        return retries.run(operation.write(), () -> once(operation, method, request, answer, HttpClients.ANSWER));
    }

    /** Makes a call a single time with a limit of its own, for answers that nothing depends on. */
    <T extends Record> T once(Operation operation, String method, Record request, Class<T> answer, Duration limit) {
        String url = base + "/twirp/livekit.CloudAgent/" + method;
        OkHttpClient client = clients.forCalls(url, limit);
        Request.Builder builder = signer.signed(url)
                .header("Accept", "application/json")
                .header("Twirp-Version", "v8.1.3")
                .post(RequestBody.create(WireJson.request(request), JSON));
        try (Exchange exchange = Exchange.open(client, builder.build(), operation, cancellation)) {
            byte[] body = read(exchange, operation);
            if (exchange.status() != 200) {
                throw TwirpErrors.failure(operation, exchange, body);
            }
            return WireJson.read(body, answer);
        } catch (JsonProcessingException e) {
            throw ServiceFailure.unreadable(operation, "the answer is not what the API defines (" + where(e) + ")");
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw ServiceFailure.network(operation, Exchange.describe(builder.build(), e), true, e);
        }
    }

    private static byte[] read(Exchange exchange, Operation operation) throws IOException {
        BufferedSource source = exchange.response().body().source();
        if (source.request(LARGEST_ANSWER + 1)) {
            throw ServiceFailure.unreadable(
                    operation,
                    "the answer is larger than " + (LARGEST_ANSWER >> 20) + " MiB, which no answer should be");
        }
        return source.readByteArray();
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? "unreadable JSON"
                : "unreadable JSON at byte " + e.getLocation().getByteOffset();
    }
}
