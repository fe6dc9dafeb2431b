package dev.lkj.emulator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.proto.RegisterWorkerRequest;
import dev.lkj.emulator.proto.ServerMessage;
import dev.lkj.emulator.proto.UpdateWorkerStatus;
import dev.lkj.emulator.proto.WorkerMessage;
import dev.lkj.emulator.proto.WorkerPing;
import dev.lkj.emulator.proto.WorkerStatus;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    private static final int POLICY_VIOLATION = 1008;
    private static final int TOO_LARGE = 1009;
    private static final int GOING_AWAY = 1001;

    private EmulatorFixture fixture;

    @BeforeEach
    void start() {
        fixture = new EmulatorFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private JsonNode workers() throws Exception {
        return fixture.client.get("/_emulator/workers").path("workers");
    }

    /** Asks something that is answered behind what was sent before. */
    private static void settle(TestWorker worker) throws InterruptedException {
        worker.send(WorkerMessage.newBuilder()
                .setPing(WorkerPing.newBuilder().setTimestamp(42))
                .build());
        assertThat(worker.next().getPong().getLastTimestamp()).isEqualTo(42);
    }

    private static WorkerMessage update(UpdateWorkerStatus.Builder status) {
        return WorkerMessage.newBuilder().setUpdateWorker(status).build();
    }

    @Test
    void theFirstAnswerTellsAWorkerItsIdAndTheServer() throws Exception {
        TestWorker worker = TestWorker.connect(fixture.emulator);
        worker.send(WorkerMessage.newBuilder()
                .setRegister(RegisterWorkerRequest.newBuilder().setVersion("1.8.9"))
                .build());
        ServerMessage answer = worker.next();
        assertThat(answer.getRegister().getWorkerId()).startsWith("AW_");
        assertThat(answer.getRegister().getServerInfo().getRegion()).isEqualTo("us-east");
        assertThat(answer.getRegister().getServerInfo().getAgentProtocol()).isEqualTo(1);
        JsonNode shown = workers().path(0);
        assertThat(shown.path("worker_id").asText())
                .isEqualTo(answer.getRegister().getWorkerId());
        assertThat(shown.path("sdk_version").asText()).isEqualTo("1.8.9");
        assertThat(shown.path("deployment").asText()).isEqualTo("production");
        assertThat(shown.path("status").asText()).isEqualTo("available");
    }

    @Test
    void whatAWorkerReportsOfItselfIsKept() throws Exception {
        TestWorker worker = TestWorker.registered(fixture.emulator, "", "");
        worker.send(update(UpdateWorkerStatus.newBuilder()
                .setStatus(WorkerStatus.WS_FULL)
                .setLoad(0.756f)
                .setJobCount(3)));
        worker.send(update(UpdateWorkerStatus.newBuilder().setLoad(Float.NaN).setDraining(true)));
        settle(worker);
        JsonNode shown = workers().path(0);
        assertThat(shown.path("status").asText()).isEqualTo("full");
        assertThat(shown.path("load_percent").asInt()).isZero();
        assertThat(shown.path("draining").asBoolean()).isTrue();
    }

    @Test
    void loadAndJobsAreShown() throws Exception {
        TestWorker worker = TestWorker.registered(fixture.emulator, "", "");
        worker.send(update(UpdateWorkerStatus.newBuilder().setLoad(0.756f).setJobCount(3)));
        settle(worker);
        assertThat(workers().path(0).path("load_percent").asInt()).isEqualTo(76);
        assertThat(workers().path(0).path("job_count").asInt()).isEqualTo(3);
    }

    @Test
    void aWorkerThatLeavesIsForgotten() throws Exception {
        TestWorker worker = TestWorker.registered(fixture.emulator, "", "");
        worker.close();
        assertThat(workers()).isEmpty();
    }

    @Test
    void theOnlyFreeInstanceOfADeploymentIsTheWorkers() throws Exception {
        fixture.serve();
        TestWorker first = TestWorker.registered(fixture.emulator, "", "");
        TestWorker second = TestWorker.registered(fixture.emulator, "", "");
        TestWorker other = TestWorker.registered(fixture.emulator, "", "staging");
        settle(first);
        settle(second);
        settle(other);
        assertThat(workers().path(0).path("agent_id").asText()).isEqualTo(EmulatorFixture.AGENT);
        assertThat(workers().path(0).path("instance_id").asText()).isNotEmpty();
        assertThat(workers().path(1).path("instance_id").asText()).isEmpty();
        assertThat(workers().path(2).path("instance_id").asText()).isEmpty();
        assertThat(workers().path(2).path("deployment").asText()).isEqualTo("staging");
    }

    @Test
    void aNameTellsAgentsApart() throws Exception {
        fixture.serve();
        fixture.await(fixture.client.deploy("CA_other", "") + " healthy");
        TestWorker worker = TestWorker.registered(fixture.emulator, "first", "");
        settle(worker);
        assertThat(workers().path(0).path("agent_id").asText()).isEqualTo(EmulatorFixture.AGENT);
    }

    @Test
    void messagesThatNobodyKnowsAreSkipped() throws Exception {
        TestWorker worker = TestWorker.registered(fixture.emulator, "", "");
        // Field 4, update_job, with two bytes.
        worker.send(new byte[] {0x22, 0x02, 0x10, 0x01});
        settle(worker);
    }

    @Test
    void aFirstMessageOtherThanRegisterEndsTheConnection() throws Exception {
        TestWorker worker = TestWorker.connect(fixture.emulator);
        worker.send(WorkerMessage.newBuilder()
                .setPing(WorkerPing.getDefaultInstance())
                .build());
        assertThat(worker.closed()).isEqualTo(POLICY_VIOLATION);
        assertThat(workers()).isEmpty();
    }

    @Test
    void aBrokenMessageASecondRegistrationOrATextEndsTheConnection() throws Exception {
        TestWorker broken = TestWorker.registered(fixture.emulator, "", "");
        broken.send(new byte[] {0x0a, 0x05});
        assertThat(broken.closed()).isEqualTo(POLICY_VIOLATION);
        TestWorker twice = TestWorker.registered(fixture.emulator, "", "");
        twice.send(WorkerMessage.newBuilder()
                .setRegister(RegisterWorkerRequest.getDefaultInstance())
                .build());
        assertThat(twice.closed()).isEqualTo(POLICY_VIOLATION);
        TestWorker text = TestWorker.registered(fixture.emulator, "", "");
        text.sendText("register");
        assertThat(text.closed()).isEqualTo(1003);
    }

    @Test
    void aMessageBeyondTheLimitEndsTheConnection() throws Exception {
        TestWorker worker = TestWorker.registered(fixture.emulator, "", "");
        worker.send(new byte[64 * 1024 + 1]);
        assertThat(worker.closed()).isEqualTo(TOO_LARGE);
    }

    @Test
    void aSocketOnWhichNothingIsSaidIsClosed() throws Exception {
        try (EmulatorFixture impatient =
                new EmulatorFixture(options -> options.withIdleTimeout(Duration.ofMillis(200)))) {
            assertThat(TestWorker.connect(impatient.emulator).closed()).isEqualTo(GOING_AWAY);
        }
    }

    @Test
    void theEmulatorsEndClosesTheSocket() throws Exception {
        TestWorker worker = TestWorker.registered(fixture.emulator, "", "");
        fixture.emulator.close();
        assertThat(worker.closed()).isEqualTo(GOING_AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"video\":{}", "\"video\":{\"agent\":false}", "\"agent\":{\"admin\":true}", "\"x\":1"})
    void withoutTheGrantNobodyIsLetIn(String grant) {
        assertThatThrownBy(() -> new TestWorker(fixture.emulator, grant))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void anOrdinaryRequestIsToldToUpgrade() throws Exception {
        assertThat(fixture.client.send(fixture.client.request("/agent").build()).statusCode())
                .isEqualTo(426);
    }
}
