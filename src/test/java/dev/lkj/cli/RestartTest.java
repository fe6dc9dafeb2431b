package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code restart} and {@code update} end with what the service shows, and say when it shows nothing. */
class RestartTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    private static JsonNode last(CliHarness.Result result) {
        List<JsonNode> events = Stage.events(result);
        assertThat(events)
                .filteredOn(event -> event.path("event").asText().equals("result"))
                .hasSize(1);
        return events.get(events.size() - 1);
    }

    @Test
    void anAgentOfTheEmulatorRunsAgain() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            assertThat(rehearsal.type("agent deploy").code()).isZero();

            CliHarness.Result result = rehearsal.type("agent restart");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("Restarted agent [CA_1]; runs again in us-east (");
        }
    }

    @Test
    void anAgentOfTheEmulatorIsUpdatedWithSecrets() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            assertThat(rehearsal.type("agent deploy").code()).isZero();

            CliHarness.Result result = rehearsal.type("agent update --secrets A=hidden --json");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(last(result).path("verified").asBoolean()).isTrue();
            assertThat(result.out())
                    .contains("\"event\":\"secrets\"", "\"set\":[\"A\"]")
                    .doesNotContain("hidden");
        }
    }

    @Test
    void anAgentThatWasNeverDeployedHasNothingToRestart() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            CliHarness.Result result = rehearsal.type("agent restart");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("it was never deployed, so nothing restarts");
        }
    }

    @Test
    void anEndThatTheServiceDoesNotShowIsSaid() {
        CliHarness.Result result = stage.run("agent", "restart", "--json");

        assertThat(result.code()).isZero();
        assertThat(last(result).path("verified").asBoolean()).isFalse();
        assertThat(last(result).path("success").asBoolean()).isTrue();
        assertThat(last(result).path("state").asText()).isEqualTo("unknown");
        assertThat(stage.run("agent", "restart").err())
                .contains("Restarted agent [CA_abc]; the service took it and does not show its end (20.0s)");
    }

    @Test
    void aNewerTimeOfDeploymentIsTheEnd() {
        stage.service().put("restart", "shown");

        CliHarness.Result result = stage.run("agent", "restart", "--json");

        assertThat(result.code()).isZero();
        assertThat(last(result).path("verified").asBoolean()).isTrue();
        assertThat(last(result).path("state").asText()).isEqualTo("serving");
    }

    @Test
    void whoDetachesDoesNotWait() {
        CliHarness.Result result = stage.run("agent", "restart", "--detach");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains(
                        "Restarted agent [CA_abc]; not waiting for the restart (--detach).",
                        "Follow it: lkj agent status --wait");
    }

    @Test
    void anAgentThatCrashesAfterwardsIsAFailure() {
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgents") && nth > 1
                        ? Answers.json(200, """
                        {"agents":[{"agent_id":"CA_abc","agent_deployments":[{"region":"us-east","status":"Error",
                          "events":[{"type":"AGENT_EVENT_TYPE_APPLICATION_CRASHED","count":9}]}]}]}""").build()
                        : null);

        CliHarness.Result result = stage.run("agent", "restart");

        assertThat(result.code()).as(result.err()).isEqualTo(5);
        assertThat(result.err()).contains("Restarted agent [CA_abc], but it does not run again as it should: ");
    }

    @Test
    void oneThatStaysAwayIsWaitedForUntilTheTimeout() {
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgents") && nth > 1
                        ? Answers.json(200, """
                        {"agents":[{"agent_id":"CA_abc","version":"V1","agent_deployments":[
                          {"region":"us-east","status":"Setting Up"}]}]}""").build()
                        : null);

        CliHarness.Result result = stage.run("agent", "restart", "--timeout", "30s");

        assertThat(result.code()).as(result.err()).isEqualTo(6);
        assertThat(result.err()).contains("does not run again after 30s: us-east is still Setting Up, 0 replicas");
    }

    @Test
    void anEndThatCannotBeReadIsNoSuccess() {
        stage.cloud().always("ListAgents", Fault.BAD_GATEWAY.answer());

        CliHarness.Result result = stage.run("agent", "restart", "--timeout", "40s");

        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(result.err()).contains("whether it runs again could not be read for 40s");
    }

    @Test
    void aRefusalIsToldInTheSameFormAsOthers() {
        stage.cloud().always("RestartAgent", Answers.error("aborted", "not now"));

        CliHarness.Result result = stage.run("agent", "restart");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("error: unable to restart agent: not now");
    }

    @Test
    void anAnswerWithoutSuccessIsAFailure() {
        stage.service().withObject("/responses").putObject("RestartAgent").put("message", "busy");
        stage.service().withObject("/responses").putObject("UpdateAgent").put("message", "busy");

        assertThat(stage.run("agent", "restart").err()).contains("error: failed to restart agent: busy");
        assertThat(stage.run("agent", "update").err()).contains("error: failed to update agent: busy");
        assertThat(stage.run("agent", "update").code()).isEqualTo(1);
    }

    @Test
    void anUpdateNeedsAProjectFile() throws IOException {
        java.nio.file.Files.delete(stage.workspace().work().resolve("livekit.toml"));

        CliHarness.Result result = stage.run("agent", "update");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("config file [livekit.toml] required to update agent");
        assertThat(stage.cloud().requests()).isEmpty();
        assertThat(stage.run("agent", "update", "--id", "CA_abc").code()).isZero();
    }

    @Test
    void anUpdateNeedsAnAgentInTheFile() throws IOException {
        stage.workspace().file("livekit.toml", "[project]\nsubdomain = \"my-app-1a2b\"\n");

        assertThat(stage.run("agent", "update").err()).contains("no agent config found in [livekit.toml]");
    }

    @Test
    void aRefusedUpdateSaysSo() {
        stage.cloud().always("UpdateAgent", Answers.error("internal", "it broke"));

        CliHarness.Result result = stage.run("agent", "update");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("error: unable to update agent: it broke");
    }

    @Test
    void theAgentIsNamedBeforeItIsUpdated() {
        String said = stage.run("agent", "update", "--detach").err();

        assertThat(said.indexOf("Using agent [CA_abc]"))
                .isNotNegative()
                .isLessThan(said.indexOf("Updated agent [CA_abc]"));
    }
}
