package dev.lkj.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Asks the service where a prebuilt image goes. */
final class PushTargetCall {
    private static final String PHRASE = ImagePush.PHRASE + "failed to get push target";
    private static final Operation ASK = Operation.read(PHRASE).gated(true);
    private static final long LONGEST_BODY = 64L << 10;

    private final HttpClients clients;
    private final RequestSigner signer;
    private final String base;
    private final RetryPolicy retries;
    private final Cancellation cancellation;

    PushTargetCall(
            HttpClients clients, RequestSigner signer, String base, RetryPolicy retries, Cancellation cancellation) {
        this.clients = clients;
        this.signer = signer;
        this.base = base;
        this.retries = retries;
        this.cancellation = cancellation;
    }

    PushTarget ask(String agentId) {
        return retries.run(false, () -> once(agentId));
    }

    private PushTarget once(String agentId) {
        String url = base + "/push-target" + new QueryString().with("agent_id", agentId);
        OkHttpClient client = clients.forStreams(url, HttpClients.ANSWER);
        Request request = signer.signed(url).build();
        try (Exchange exchange = Exchange.open(client, request, ASK, cancellation)) {
            byte[] body = exchange.response().peekBody(LONGEST_BODY).bytes();
            if (exchange.status() != 200) {
                Operation named = Operation.read(PHRASE + ": push-target returned " + exchange.status())
                        .gated(true);
                throw TwirpErrors.failure(named, exchange, body);
            }
            return read(body);
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw ServiceFailure.network(ASK, Exchange.describe(request, e), true, e);
        }
    }

    private static PushTarget read(byte[] body) {
        try {
            JsonNode node = new ObjectMapper().readTree(body);
            PushTarget target = new PushTarget(
                    node.path("proxy_host").asText(),
                    node.path("name").asText(),
                    node.path("tag").asText());
            if (!target.host().isEmpty()
                    && !target.name().isEmpty()
                    && !target.tag().isEmpty()) {
                return target;
            }
        } catch (IOException e) {
            // Told below: what it is instead helps nobody.
        }
        throw ServiceFailure.unreadable(ASK, "failed to decode push-target response: it names no registry");
    }
}
