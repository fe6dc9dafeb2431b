package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.FakeEngine;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.Observation;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsRouteTest {
    private final EmulatorFixture fixture = new EmulatorFixture();
    private final TestClient client = fixture.client;
    private final FakeEngine engine = fixture.engine;

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<Stream<String>> logs(String query) throws Exception {
        return client.stream(client.request("/logs?agent_id=CA_1" + query).build());
    }

    private String instance() {
        return engine.running().iterator().next();
    }

    @Test
    void aRuntimeLogIsTheBacklogAndThenWhatComes() throws Exception {
        fixture.serve();
        for (int i = 0; i < 150; i++) {
            engine.print(instance(), "old " + i);
        }
        Iterator<String> lines = logs("&log_type=deploy").body().iterator();
        assertThat(lines.next()).isEqualTo("old 50");
        for (int i = 51; i < 150; i++) {
            assertThat(lines.next()).isEqualTo("old " + i);
        }
        engine.print(instance(), "new");
        assertThat(lines.next()).isEqualTo("new");
    }

    @Test
    void aRuntimeLogEndsWithItsInstance() throws Exception {
        fixture.serve();
        String instance = instance();
        engine.print(instance, "last words");
        HttpResponse<Stream<String>> answer = logs("");
        engine.see(instance, new Observation(false, false, OptionalInt.of(1), false, 0));
        assertThat(answer.body()).containsExactly("last words");
    }

    @Test
    void afterACrashTheLogHasWhatTheCrashedOneSaid() throws Exception {
        engine.comeUp = false;
        client.deploy("CA_1", "");
        fixture.await("starting");
        while (engine.running().isEmpty()) {
            Thread.onSpinWait();
        }
        String instance = instance();
        engine.print(instance, "KeyError");
        engine.see(instance, new Observation(false, false, OptionalInt.of(1), false, 0));
        fixture.await("crashed");
        assertThat(logs("").body()).contains("KeyError");
    }

    @Test
    void aBuildLogIsTheTextOfTheLastBuild() throws Exception {
        engine.script = (line, cancellation) -> {
            line.accept("{\"logs\":[{\"vertex\":\"sha256:one\",\"data\":\""
                    + Base64.getEncoder().encodeToString("output\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    + "\"}]}");
            line.accept("{\"vertexes\":[{\"digest\":\"sha256:one\",\"name\":\"one\",\"error\":\"exit 1\"}]}");
            throw new BuildFailure("step one failed");
        };
        client.deploy("CA_1", "");
        assertThat(logs("&log_type=build").body())
                .containsExactly("one", "output", "ERROR: one: exit 1", "BUILD ERROR: step one failed");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (String query : new String[] {"", "&log_type=build", "&deployment=none"}) {
            HttpResponse<String> answer =
                    client.send(client.request("/logs?agent_id=CA_1" + query).build());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("\"msg\":");
        }
    }

    @Test
    void anUnknownTypeIsRefused() throws Exception {
        assertThat(client.send(client.request("/logs?agent_id=CA_1&log_type=x").build())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aReaderWhoLeavesIsNoLongerTold() throws Exception {
        fixture.serve();
        engine.print(instance(), "hello");
        try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
            connection
                    .send("GET /logs?agent_id=CA_1 HTTP/1.1\nHost: 127.0.0.1:" + fixture.emulator.port()
                            + "\nAuthorization: Bearer " + client.token() + "\n\n")
                    .readTo("hello");
        }
        assertThat(engine.unfollowed.take()).isEqualTo(instance());
    }
}
