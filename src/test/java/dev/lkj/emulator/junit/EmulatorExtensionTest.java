package dev.lkj.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.testing.Await;
import dev.lkj.time.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension as other people's tests use it. */
class EmulatorExtensionTest {
    private static final Set<String> URLS = new HashSet<>();

    @RegisterExtension
    static final EmulatorExtension SHARED = EmulatorExtension.simulated();

    @RegisterExtension
    final EmulatorExtension own =
            EmulatorExtension.with(clock -> EmulatorOptions.of(new SimulateEngine(clock, Duration.ZERO))
                    .withAgents(List.of(new AgentSeed("CA_1", "first")))
                    .withPeriod(Duration.ofMillis(2)));

    @Test
    void anEmulatorOfAStaticFieldIsTheSameForEachTest() {
        URLS.add(SHARED.url());
        assertThat(URLS).hasSize(1);
    }

    @Test
    void anEmulatorOfAStaticFieldIsTheSameForTheNextTestToo() {
        URLS.add(SHARED.url());
        assertThat(URLS).hasSize(1);
    }

    @Test
    void anEmulatorOfAnotherFieldIsOneOfItsOwn() {
        assertThat(own.url()).isNotEqualTo(SHARED.url());
        assertThat(own.environment()).containsEntry("LK_AGENTS_URL", own.url());
    }

    @Test
    void anHourThatPassesEndsADrain() throws Exception {
        TestClient client = new TestClient(own.server());
        String first = deploy(client);
        awaitAgent(client, agent -> agent.path("current").asText().equals(first));
        client.post("/_emulator/sessions", "{\"agent_id\":\"CA_1\"}");
        String second = deploy(client);
        awaitAgent(client, agent -> agent.path("current").asText().equals(second));
        assertThat(agent(client).path("active_sessions").asInt()).isEqualTo(1);

        own.pass(Duration.ofHours(1));

        awaitAgent(client, agent -> agent.path("cut_sessions").asInt() == 1);
        assertThat(agent(client).path("active_sessions").asInt()).isZero();
    }

    /** Deploys an archive without entries. */
    private static String deploy(TestClient client) throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(archive)) {
            gzip.write(new byte[1024]);
        }
        assertThat(client.upload(client.form("CA_1", ""), archive.toByteArray()).statusCode())
                .isEqualTo(204);
        assertThat(client.build("CA_1", "").body()).doesNotContain("BUILD ERROR");
        return agent(client).path("deployments").path(0).path("form_tag").asText();
    }

    private static JsonNode agent(TestClient client) {
        try {
            return client.get("/_emulator/state").path("agents").path(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitAgent(TestClient client, Predicate<JsonNode> wanted) {
        Await.until("the agent is as wanted", () -> wanted.test(agent(client)));
    }

    @Test
    void noClockGoesBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MovableClock().pass(Duration.ofMinutes(-1)));
    }
}
