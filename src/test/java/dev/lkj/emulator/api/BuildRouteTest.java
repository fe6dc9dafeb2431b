package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.FakeEngine;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.fault.FaultAction;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.state.RolloutTimes;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BuildRouteTest {
    private final EmulatorFixture fixture =
            new EmulatorFixture(options -> options.withTimes(RolloutTimes.DEFAULT.withBuild(Duration.ofHours(1))));
    private final TestClient client = fixture.client;
    private final FakeEngine engine = fixture.engine;

    @AfterEach
    void stop() {
        fixture.close();
    }

    private String upload() throws Exception {
        var form = client.form("CA_1", "");
        client.upload(form, new byte[] {7});
        return form.getOrDefault("key", "").split("/", -1)[2];
    }

    private JsonNode version() throws Exception {
        return client.rpc("ListAgentVersions", "{\"agent_id\":\"CA_1\"}")
                .path("versions")
                .path(0);
    }

    private String raw() {
        return "POST /build?agent_id=CA_1 HTTP/1.1\nHost: 127.0.0.1:" + fixture.emulator.port()
                + "\nAuthorization: Bearer " + client.token() + "\nContent-Length: 0\n\n";
    }

    @Test
    void theStreamIsTheStatusOfTheBuildAndEndsWithIt() throws Exception {
        engine.script = (line, cancellation) -> line.accept(FakeEngine.step("two"));
        upload();
        HttpResponse<String> answer = client.build("CA_1", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(FakeEngine.step("one") + "\n" + FakeEngine.step("two") + "\n");
        assertThat(engine.builds)
                .singleElement()
                .satisfies(build -> assertThat(build.source()).hasBinaryContent(new byte[] {7}));
    }

    @Test
    void linesAreSentAtOnce() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        engine.script = (line, cancellation) -> {
            try {
                read.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        upload();
        HttpResponse<Stream<String>> answer = client.stream(client.buildRequest("CA_1", ""));
        Iterator<String> lines = answer.body().iterator();
        assertThat(lines.next()).isEqualTo(FakeEngine.step("one"));
        assertThat(version().path("status").asText()).isEqualTo("Building");
        read.countDown();
        assertThat(lines.hasNext()).isFalse();
    }

    @Test
    void aFailureIsTheLastLine() throws Exception {
        engine.script = (line, cancellation) -> {
            throw new BuildFailure("no Dockerfile\nhere");
        };
        upload();
        assertThat(client.build("CA_1", "").body()).endsWith("\nBUILD ERROR: no Dockerfile here\n");
        assertThat(version().path("status").asText()).isEqualTo("Failed");
    }

    @Test
    void aFaultOfTheEngineIsAFailureToo() throws Exception {
        engine.script = (line, cancellation) -> {
            throw new IllegalStateException("oops");
        };
        upload();
        assertThat(client.build("CA_1", "").body()).contains("BUILD ERROR: ", "oops");
    }

    @Test
    void withoutAnUploadThereIsNothingToBuild() throws Exception {
        HttpResponse<String> answer = client.build("CA_1", "");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("\"code\":\"failed_precondition\"", "\"msg\":\"nothing was uploaded");
        assertThat(client.build("CA_x", "").statusCode()).isEqualTo(404);
    }

    @Test
    void attributesComeFromTheHeader() throws Exception {
        upload();
        String header =
                Base64.getEncoder().encodeToString("{\"git_commit\":\"a\\u003cb\"}".getBytes(StandardCharsets.UTF_8));
        client.send(client.request("/build?agent_id=CA_1&attributes=%7B%22old%22%3A%22way%22%7D")
                .header("X-Livekit-Agent-Version-Attributes", header)
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(version().path("attributes").toString()).isEqualTo("{\"git_commit\":\"a<b\"}");
    }

    @Test
    void attributesMayComeFromTheQueryAsOfOld() throws Exception {
        upload();
        client.post("/build?agent_id=CA_1&attributes=%7B%22old%22%3A%22way%22%7D", "");
        assertThat(version().path("attributes").toString()).isEqualTo("{\"old\":\"way\"}");
    }

    @Test
    void brokenAttributesAreRefused() throws Exception {
        upload();
        HttpResponse<String> answer = client.send(client.request("/build?agent_id=CA_1")
                .header("X-LIVEKIT-AGENT-VERSION-ATTRIBUTES", "%%%")
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("attributes");
    }

    @Test
    void aClientThatClosesTheConnectionCancelsASilentBuild() throws Exception {
        engine.buildsUntilCancelled();
        upload();
        try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
            connection.send(raw()).readTo("one");
        }
        engine.cancelled.await();
        fixture.await("was not built: the build was cancelled");
        assertThat(version().path("status").asText()).isEqualTo("Failed");
    }

    @Test
    void aCutOnOrderDoesNotCancelTheBuild() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        engine.script = (line, cancellation) -> {
            try {
                cut.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancellation.throwIfCancelled();
            line.accept(FakeEngine.step("two"));
        };
        String tag = upload();
        fixture.emulator.faults().add(List.of(FaultRule.cut("build", FaultAction.CUT_BODY, 10)));
        HttpResponse<Stream<String>> answer = client.stream(client.buildRequest("CA_1", ""));
        assertThatThrownBy(() -> answer.body().forEach(line -> {})).hasRootCauseInstanceOf(IOException.class);
        cut.countDown();
        fixture.await(tag + " healthy");
        assertThat(version().path("current").asBoolean()).isTrue();
    }

    @Test
    void aBuildCanBeCutBeforeItsAnswerAndGoOn() throws Exception {
        String tag = upload();
        fixture.emulator.faults().add(List.of(FaultRule.cut("build", FaultAction.CUT_ANSWER, 0)));
        assertThatThrownBy(() -> client.build("CA_1", "")).isInstanceOf(IOException.class);
        fixture.await(tag + " healthy");
        assertThat(version().path("version").asText()).isEqualTo(tag);
    }

    @Test
    void aTruncatedStreamEndsInGoodOrder() throws Exception {
        upload();
        fixture.emulator.faults().add(List.of(FaultRule.cut("build", FaultAction.TRUNCATE, 5)));
        HttpResponse<String> answer = client.build("CA_1", "");
        assertThat(answer.body()).isEqualTo(FakeEngine.step("one").substring(0, 5));
    }
}
