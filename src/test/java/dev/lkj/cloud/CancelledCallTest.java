package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.time.CancelledException;
import dev.lkj.wire.PresignedPostRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that is cancelled by another thread, here the server's, while a call is under way. */
class CancelledCallTest {
    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    /** Reads a request, cancels the work and leaves the connection as it is. */
    private RawServer.Script cancelling() {
        return peer -> {
            peer.readRequest();
            cloud.cancellation.cancel();
            peer.awaitEnd();
        };
    }

    @Test
    void sendsNothingOnceItIsCancelled() {
        cloud.cancellation.cancel();
        assertThatThrownBy(() -> cloud.agents().listAgents()).isInstanceOf(CancelledException.class);
        assertThat(cloud.server.getRequestCount()).isZero();
    }

    @Test
    void endsWhileItConnects() throws IOException {
        try (RawServer proxy = new RawServer(cancelling());
                LocalCloud behind = new LocalCloud(Map.of("HTTPS_PROXY", proxy.url()))) {
            TwirpClient twirp = new TwirpClient(
                    behind.clients,
                    behind.signer,
                    "https://agents.example.invalid",
                    behind.retries,
                    cloud.cancellation);
            assertThatThrownBy(() -> new AgentsApi(twirp).listAgents()).isInstanceOf(CancelledException.class);
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void endsWhileItWaitsForTheAnswer() throws IOException {
        try (RawServer server = new RawServer(cancelling())) {
            assertThatThrownBy(() -> cloud.agents(server.url()).listAgents()).isInstanceOf(CancelledException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void endsAGlanceToo() throws IOException {
        try (RawServer server = new RawServer(cancelling())) {
            assertThatThrownBy(() -> cloud.agents(server.url()).glanceAtAgent("CA_1"))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void endsInTheMiddleOfAnAnswer() throws IOException {
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"agents\":");
            cloud.cancellation.cancel();
            peer.awaitEnd();
        })) {
            assertThatThrownBy(() -> cloud.agents(server.url()).listAgents()).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void endsWhileABuildIsFollowed() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\n\r\n{}\n");
            await(seen);
            cloud.cancellation.cancel();
            peer.awaitEnd();
        })) {
            BuildStream build = cloud.build(server.url());
            assertThatThrownBy(() -> build.run("CA_1", "", Map.of(), status -> seen.countDown()))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void endsWhileABuildIsAboutToStart() throws IOException {
        try (RawServer server = new RawServer(cancelling())) {
            BuildStream build = cloud.build(server.url());
            assertThatThrownBy(() -> build.run("CA_1", "", Map.of(), status -> {}))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void endsWhileLogsAreFollowed() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\n\r\na line\n");
            await(seen);
            cloud.cancellation.cancel();
            peer.awaitEnd();
        })) {
            LogStream.Query query = new LogStream.Query("CA_1", "", "deploy", "");
            LogStream logs = cloud.logs(server.url());
            assertThatThrownBy(() -> logs.follow(query, line -> seen.countDown(), reason -> {}))
                    .isInstanceOf(CancelledException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void endsInTheMiddleOfAnUpload() throws IOException {
        CountDownLatch begun = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.readHead();
            await(begun);
            // Nothing of the body was read, so the upload stands still by now or soon.
            cloud.cancellation.cancel();
            peer.awaitEnd();
        })) {
            PresignedPostRequest form = new PresignedPostRequest(server.url(), Map.of());
            FixedContent content = new FixedContent("x".repeat(1 << 20), 500);
            assertThatThrownBy(() -> cloud.upload()
                            .send(
                                    "unable to deploy agent",
                                    new UploadTarget.Form(form),
                                    content,
                                    sent -> begun.countDown()))
                    .isInstanceOf(CancelledException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
