package dev.lkj.cloud;

import dev.lkj.testing.FakeTime;
import dev.lkj.testing.cloud.PromptSockets;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;

/** A server on this machine and the parts of a client for it, in a time that nobody has to wait for. */
final class LocalCloud implements AutoCloseable {
    static final Credentials CREDENTIALS = new Credentials("APIkey", "the-api-secret");
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    final MockWebServer server = new MockWebServer();
    final FakeTime time = FakeTime.at("2026-01-01T00:00:00Z");
    final Cancellation cancellation = new Cancellation();
    final List<String> trace = Collections.synchronizedList(new ArrayList<>());
    final HttpClients clients;
    final RequestSigner signer = new RequestSigner(CREDENTIALS, time, "lkj/0");
    final RetryPolicy retries = new RetryPolicy(time, time, RandomGenerator.getDefault());

    LocalCloud() throws IOException {
        this(Map.of());
    }

    LocalCloud(Map<String, String> environment) throws IOException {
        SERVER_LOG.setLevel(Level.WARNING);
        server.setServerSocketFactory(new PromptSockets());
        server.start(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), 0);
        clients = new HttpClients(environment, new TraceInterceptor(trace::add, time));
    }

    String base() {
        return "http://127.0.0.1:" + server.getPort();
    }

    AgentsApi agents() {
        return agents(base());
    }

    AgentsApi agents(String base) {
        return new AgentsApi(twirp(base));
    }

    TwirpClient twirp(String base) {
        return new TwirpClient(clients, signer, base, retries, cancellation);
    }

    BuildStream build() {
        return build(base());
    }

    BuildStream build(String base) {
        return new BuildStream(clients, signer, base, retries, cancellation);
    }

    LogStream logs() {
        return logs(base());
    }

    LogStream logs(String base) {
        return new LogStream(clients, signer, new Endpoints(base, true), retries, time, cancellation);
    }

    SourceUpload upload() {
        return new SourceUpload(clients, "lkj/0", time, time, cancellation);
    }

    OkHttpClient http(String url) {
        return clients.forCalls(url, HttpClients.ANSWER);
    }

    /** Answers the next request in line. */
    void answer(int status, String body, String... headers) {
        server.enqueue(response(status, body, headers).build());
    }

    static MockResponse.Builder response(int status, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        for (String header : headers) {
            response.addHeader(header);
        }
        return response;
    }

    RecordedRequest request() throws InterruptedException {
        return server.takeRequest();
    }

    @Override
    public void close() {
        server.close();
    }
}
