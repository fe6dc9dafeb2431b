package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lkj.error.LkjException;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.PresignedPostRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceInterceptorTest {
    private static final String SECRET = "sk-live-4242";
    private static final DeployAgentV2Request DEPLOY = new DeployAgentV2Request(
            "CA_1",
            List.of(new AgentSecret("OPENAI_API_KEY", Bytes.of(SECRET), AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT)),
            "",
            Map.of("git_commit", "3f2c1aa"));

    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private String trace() {
        return String.join("\n", cloud.trace);
    }

    private String presigned() {
        return "{\"success\":true,\"tag\":\"7\",\"presigned_req\":{\"url\":\"" + cloud.base()
                + "/bucket?X-Amz-Signature=in-the-query\",\"values\":{\"policy\":\"in-the-form\",\"key\":\"k\"}}}";
    }

    @Test
    void tellsRequestsAndAnswers() {
        cloud.answer(200, "{\"agents\":[{\"agent_id\":\"CA_1\"}]}", "Content-Type: application/json");
        cloud.agents().listAgents("CA_1");
        assertThat(cloud.trace)
                .containsExactly(
                        "> POST " + cloud.base() + "/twirp/livekit.CloudAgent/ListAgents {\"agent_id\":\"CA_1\"}",
                        "< 200 after 0 ms {\"agents\":[{\"agent_id\":\"CA_1\"}]}");
    }

    @Test
    void keepsEachSecretOfADeployToItself() throws IOException {
        cloud.answer(200, presigned(), "Content-Type: application/json");
        DeployAgentV2Response answer = cloud.agents().deploy(DEPLOY);
        PresignedPostRequest form = Objects.requireNonNull(answer.presignedReq());
        cloud.answer(403, "<Error>in-the-form</Error>");
        assertThat(catchThrowable(() -> cloud.upload()
                        .send("unable to deploy agent", new UploadTarget.Form(form), FixedContent.of("x"), sent -> {})))
                .isInstanceOf(LkjException.class);
        cloud.answer(204, "");
        cloud.upload().send("unable to deploy agent", new UploadTarget.Form(form), FixedContent.of("x"), sent -> {});
        cloud.answer(200, "{}\nBUILD ERROR: broken\n");
        cloud.build().run("CA_1", "staging", Map.of("a", "b"), status -> {});
        cloud.answer(403, "{\"code\":\"permission_denied\",\"msg\":\"no\"}", "Content-Type: application/json");
        assertThat(catchThrowable(() -> cloud.agents().deploy(DEPLOY))).isInstanceOf(ServiceFailure.class);
        cloud.answer(307, "", "Location: https://store.example/?X-Amz-Signature=in-the-query");
        assertThat(catchThrowable(() -> cloud.agents().deploy(DEPLOY))).isInstanceOf(ServiceFailure.class);
        try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
            assertThat(catchThrowable(() -> cloud.agents(server.url()).deploy(DEPLOY)))
                    .isInstanceOf(ServiceFailure.class);
        }
        assertThat(trace())
                .contains("OPENAI_API_KEY", "git_commit", "\"tag\":\"7\"", "agent_id=CA_1&deployment=staging")
                .contains("< no answer after", "< 403 after", "< 307 after")
                .doesNotContain(SECRET)
                .doesNotContain(Bytes.of(SECRET).base64())
                .doesNotContain("in-the-form", "in-the-query")
                .doesNotContain("Bearer", AccessToken.sign(LocalCloud.CREDENTIALS, cloud.time.now()))
                .doesNotContain(LocalCloud.CREDENTIALS.apiSecret());
    }

    @Test
    void keepsTheSecretsOfAnAnswerInCamelCaseToItself() {
        cloud.answer(
                200,
                "{\"presignedUrl\":\"https://s/?in-the-query\",\"presignedReq\":{\"url\":\"https://s/?in-the-query\","
                        + "\"values\":{\"policy\":\"in-the-form\"}},\"agents\":[{\"secrets\":[{\"value\":\"c2VjcmV0\"}]}]}",
                "Content-Type: application/json; charset=utf-8");
        cloud.agents().deploy(DEPLOY);
        assertThat(trace()).contains("https://s/?***").doesNotContain("in-the-query", "in-the-form", "c2VjcmV0");
    }

    @Test
    void showsTheValuesOfClientSettings() {
        cloud.answer(200, "{\"params\":[{\"name\":\"a\",\"value\":\"us-east\"}]}", "Content-Type: application/json");
        cloud.agents().clientSettings();
        assertThat(trace()).contains("us-east");
    }

    @Test
    void showsTheSizeOnlyOfWhatIsTooLongOrNoJson() {
        cloud.answer(200, "{\"agents\":[],\"more\":\"" + "x".repeat(70_000) + "\"}", "Content-Type: application/json");
        cloud.answer(400, "plain words", "Content-Type: text/plain");
        cloud.agents().listAgents();
        assertThat(catchThrowable(() -> cloud.agents().listAgents())).isInstanceOf(ServiceFailure.class);
        assertThat(trace()).contains("bytes of unreadable JSON").doesNotContain("xxx", "plain words");
    }

    @Test
    void tells408AsItIs() {
        cloud.answer(408, "");
        assertThat(catchThrowable(() -> cloud.agents().listAgents())).isInstanceOf(ServiceFailure.class);
        assertThat(trace()).contains("< 408 after");
    }

    @Test
    void doesNotHoldBackAStreamOfJson() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}\n");
            try {
                first.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            List<Integer> seen = new ArrayList<>();
            cloud.build(server.url()).run("CA_1", "", Map.of(), status -> {
                seen.add(seen.size());
                first.countDown();
            });
            assertThat(seen).hasSize(1);
        }
    }
}
