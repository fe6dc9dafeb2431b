package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With --json every end of deploy and rollback is told by exactly one result, the last line. */
class JsonResultTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    /** Runs a command and gives its result; every line is an event, and only the last is a result. */
    private JsonNode result(String... args) {
        CliHarness.Result run = stage.run(args);
        List<JsonNode> events = Stage.events(run);
        assertThat(events).as(run.err()).isNotEmpty();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("event").asText()).isNotEmpty();
            assertThat(event.path("time").asText()).startsWith("2026-11-22T10:");
        });
        JsonNode last = events.get(events.size() - 1);
        assertThat(events)
                .filteredOn(event -> event.path("event").asText().equals("result"))
                .containsExactly(last);
        assertThat(last.path("exit_code").asInt()).isEqualTo(run.code());
        assertThat(last.path("success").asBoolean()).isEqualTo(run.code() == 0);
        assertThat(last.path("error").isNull()).isEqualTo(run.code() == 0);
        assertThat(last.path("deployment").asText()).isNotEmpty();
        assertThat(last.path("attributes").isObject()).isTrue();
        assertThat(last.has("links")).isTrue();
        return last;
    }

    private static void failed(JsonNode result, int code, String name, String step, String message) {
        assertThat(result.path("exit_code").asInt()).as(result.toString()).isEqualTo(code);
        assertThat(result.path("verified").asBoolean()).isFalse();
        assertThat(result.path("error").path("code").asText()).isEqualTo(name);
        assertThat(result.path("error").path("step").asText()).isEqualTo(step);
        assertThat(result.path("error").path("message").asText()).contains(message);
    }

    @Test
    void aVersionThatServesIsVerified() {
        JsonNode result = result("agent", "deploy", "--json", "--attribute", "ci=7");

        assertThat(result.path("verified").asBoolean()).isTrue();
        assertThat(result.path("state").asText()).isEqualTo("serving");
        assertThat(result.path("agent_id").asText()).isEqualTo("CA_abc");
        assertThat(result.path("version").asText()).isEqualTo(Stage.NEXT);
        assertThat(result.path("deployment").asText()).isEqualTo("production");
        assertThat(result.path("attributes").toString()).isEqualTo("{\"ci\":\"7\"}");
        assertThat(result.path("links").path("agent").asText())
                .isEqualTo("https://cloud.livekit.io/projects/d_my-app-1a2b/agents/CA_abc");
        assertThat(result.path("links").path("console").asText())
                .isEqualTo("https://cloud.livekit.io/projects/d_my-app-1a2b/agents/console?agentName=greeter"
                        + "&autoStart=false");
    }

    @Test
    void aNamedDeploymentIsNamed() {
        JsonNode result = result("agent", "deploy", "-j", "-d", "staging");

        assertThat(result.path("deployment").asText()).isEqualTo("staging");
        assertThat(result.path("state").asText()).isEqualTo("serving");
        assertThat(result.path("links").path("console").asText()).endsWith("&deployment=staging");
    }

    @Test
    void theEventsTellTheStepsInOrder() {
        CliHarness.Result run = stage.run("agent", "deploy", "--json");

        assertThat(Stage.events(run).stream()
                        .map(event -> event.path("event").asText())
                        .distinct())
                .containsExactly(
                        "target",
                        "packed",
                        "announced",
                        "upload_progress",
                        "uploaded",
                        "build_step",
                        "built",
                        "result");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent deploy --json --nope",
                "agent deploy --nope -j",
                "agent deploy --nope --json=true",
                "agent deploy -json --nope",
                "agent deploy --nope -qj",
                "agent deploy --json --timeout",
                "agent --nope deploy --json",
                "--nope agent deploy --json",
                "agent --json deploy",
                "agent rollback --json --nope",
                "agent rollback -yj --version",
            })
    void whatWasTypedWronglyHasAResultToo(String typed) {
        JsonNode result = result(typed.split(" ", -1));

        failed(result, 2, "usage", "arguments", "flag");
        assertThat(result.path("state").isNull()).isTrue();
        assertThat(result.path("links").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent status --json --nope",
                "agent deploy --json=false --nope",
                "agent deploy --nope -- --json",
                "agent list deploy --json --nope",
            })
    void otherCommandsAndTextHaveNone(String typed) {
        assertThat(stage.type(typed).out()).isEmpty();
    }

    @Test
    void aRefusalBeforeTheTargetIsKnownHasOne() {
        failed(result("agent", "deploy", "--json", "--region", "x"), 2, "usage", "preparing", "--region");
        failed(result("agent", "rollback", "--json", "--pick"), 2, "usage", "preparing", "--pick");
        failed(
                result("agent", "deploy", "--json", "--config", "broken.toml", "--project", "no"),
                2,
                "usage",
                "preparing",
                "project not found");
    }

    @Test
    void aDryRunHasAPlanAndAResult() {
        List<JsonNode> events = Stage.events(stage.run("agent", "deploy", "--json", "--dry-run", "--secrets", "A=1"));

        assertThat(events)
                .extracting(event -> event.path("event").asText())
                .containsExactly("target", "plan", "result");
        assertThat(events.get(1).path("files").asInt()).isEqualTo(4);
        assertThat(events.get(1).path("secrets").toString()).isEqualTo("[\"A\"]");
        assertThat(events.get(2).path("success").asBoolean()).isTrue();
        assertThat(events.get(2).path("verified").asBoolean()).isFalse();
        assertThat(events.get(2).path("state").isNull()).isTrue();
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @Test
    void whoDoesNotWaitDoesNotKnow() {
        JsonNode result = result("agent", "deploy", "--json", "--detach");

        assertThat(result.path("success").asBoolean()).isTrue();
        assertThat(result.path("verified").asBoolean()).isFalse();
        assertThat(result.path("state").asText()).isEqualTo("rolling_out");
        assertThat(result.path("version").asText()).isEqualTo(Stage.NEXT);
    }

    @Test
    void aSleepingVersionIsNotVerified() {
        stage.row().put("minReplicas", 0).put("replicas", 0);
        asleep();

        JsonNode result = result("agent", "deploy", "--json");

        assertThat(result.path("success").asBoolean()).isTrue();
        assertThat(result.path("verified").asBoolean()).isFalse();
        assertThat(result.path("state").asText()).isEqualTo("sleeping");
    }

    /** From the build on the service says that the new version sleeps. */
    private void asleep() {
        String agents = "{\"agents\":[{\"agent_id\":\"CA_abc\",\"version\":\"" + Stage.NEXT
                + "\",\"agent_deployments\":[{\"region\":\"us-east\",\"status\":\"Sleeping\",\"version\":\""
                + Stage.NEXT + "\",\"max_replicas\":2}]}]}";
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgents") && nth > 1
                        ? Answers.json(200, agents).build()
                        : null);
    }

    @Test
    void aBuildThatFailsSaysSo() {
        stage.service()
                .putObject("build")
                .put("stream", "buildx0.29-engine28-fail-run.rawjson")
                .put("error", "failed to solve: exit code: 1");

        JsonNode result = result("agent", "deploy", "--json");

        failed(result, 4, "build_failed", "building", "failed to solve: exit code: 1");
        assertThat(result.path("state").isNull()).isTrue();
        assertThat(result.path("version").asText()).isEqualTo(Stage.NEXT);
        assertThat(result.path("error").path("hint").asText()).contains("lkj agent logs --log-type build");
    }

    @Test
    void aVersionThatCrashesHasFailed() {
        stage.service().withObject("/rollout").put("fail", true);

        JsonNode result = result("agent", "deploy", "--json");

        failed(result, 5, "rollout_failed", "rolling_out", "the new version is not healthy");
        assertThat(result.path("state").asText()).isEqualTo("failed");
    }

    @Test
    void aRollThatTakesTooLongKeepsRolling() {
        stage.service().withObject("/rollout").put("polls", 100_000);

        JsonNode result = result("agent", "deploy", "--json", "--timeout", "20s");

        failed(result, 6, "timed_out", "rolling_out", "is not serving after 20s");
        assertThat(result.path("state").asText()).isEqualTo("rolling_out");
        assertThat(result.path("error").path("hint").asText())
                .isEqualTo("lkj agent status --wait --version " + Stage.NEXT);
    }

    @Test
    void aRefusedCallHasNoState() {
        stage.cloud().always("DeployAgentV2", Answers.error("permission_denied", "not allowed"));

        JsonNode result = result("agent", "deploy", "--json");

        failed(result, 3, "denied", "requesting", "unable to deploy agent: not allowed");
        assertThat(result.path("state").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetClientSettings", "DeployAgentV2", "upload", "build", "ListAgentVersions"})
    void anInterruptHasAResult(String during) {
        stage.settings(harness -> {
            stage.cloud().intercept((request, nth) -> {
                if (request.name().equals(during) && (nth > 1 || !during.startsWith("List"))) {
                    harness.cancellation().cancel();
                }
                return null;
            });
            return harness;
        });

        JsonNode result = result("agent", "deploy", "--json");

        assertThat(result.path("exit_code").asInt()).isEqualTo(130);
        assertThat(result.path("error").path("code").asText()).isEqualTo("interrupted");
        assertThat(result.path("error").path("message").asText()).startsWith("interrupted: ");
    }

    @Test
    void aRollbackNamesTheVersionThatServesAgain() {
        JsonNode result = result("agent", "rollback", "--json");

        assertThat(result.path("state").asText()).isEqualTo("serving");
        assertThat(result.path("verified").asBoolean()).isTrue();
        assertThat(result.path("version").asText()).isEqualTo("20250805000000");
    }

    @Test
    void aRollbackOutsideThePlanHasAResult() {
        stage.cloud().always("RollbackAgent", Answers.error("permission_denied", "not on this plan"));

        failed(result("agent", "rollback", "--json"), 7, "plan", "requesting", "does not include instant rollback");
    }

    @Test
    void aRollbackThatIsNotFollowedIsRollingOut() {
        JsonNode result = result("agent", "rollback", "--json", "--detach", "--version", "20250801000000");

        assertThat(result.path("state").asText()).isEqualTo("rolling_out");
        assertThat(result.path("version").asText()).isEqualTo("20250801000000");
    }
}
