package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.SocketEffect.CloseSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code logs} shows what is asked for of what the service sends. */
class LogsTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    private void lines(String... lines) {
        ArrayNode list = stage.service().putObject("logs").putArray("lines");
        List.of(lines).forEach(list::add);
    }

    private void row(String deployment, String region, String serverRegion) {
        stage.rows()
                .addObject()
                .put("agentId", "CA_abc")
                .put("deployment", deployment)
                .put("region", region)
                .put("serverRegion", serverRegion)
                .put("status", "Running")
                .put("version", Stage.CURRENT)
                .put("replicas", 1);
    }

    private List<String> asked() {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals("logs"))
                .map(request -> request.query().toString())
                .toList();
    }

    @Test
    void logsOfTheEmulatorAreShown() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            assertThat(rehearsal.type("agent deploy").code()).isZero();

            CliHarness.Result build = rehearsal.type("agent logs --log-type build --tail 3");
            assertThat(build.code()).as(build.err()).isZero();
            assertThat(build.out().lines()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--tail 2, 'one two'",
        "--tail 0, ''",
        "--grep one, one",
        "--tail 1 --grep o, two",
        "--no-follow, 'zero one two'",
        "'', 'zero one two'",
    })
    void flagsChooseLines(String flags, String expected) {
        lines("zero", "one", "two");

        CliHarness.Result result = stage.type(("agent logs " + flags).strip());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().toList())
                .isEqualTo(
                        expected.isEmpty()
                                ? List.of()
                                : List.of(expected.replace("--", "").split(" ", -1)));
    }

    @Test
    void programsGetWhereALineIsFrom() {
        lines("2026-11-22T10:00:00Z ERROR it broke");

        assertThat(stage.type("agent logs --json").out())
                .isEqualTo("{\"event\":\"log\",\"time\":\"2026-11-22T10:15:01Z\",\"deployment\":\"production\","
                        + "\"region\":\"us-east\",\"level\":\"error\",\"logged_at\":\"2026-11-22T10:00:00Z\","
                        + "\"line\":\"2026-11-22T10:00:00Z ERROR it broke\"}\n");
    }

    @Test
    void severalDeploymentsAreToldApart() {
        row("staging", "us-east", "srv1");

        CliHarness.Result result = stage.type("agent logs --deployment production,staging");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactlyInAnyOrder(
                        "[production] log line one of deploy",
                        "[production] log line two",
                        "[staging] log line one of deploy",
                        "[staging] log line two");
    }

    @Test
    void allRegionsAreShownAtOnce() {
        row("", "eu-central", "srv2");
        row("staging", "eu-central", "srv2");

        CliHarness.Result result = stage.type("agent tail --all");

        assertThat(result.out()
                        .lines()
                        .map(line -> line.replaceFirst("].*", "]"))
                        .distinct())
                .containsExactlyInAnyOrder("[production/us-east]", "[production/eu-central]", "[staging/eu-central]");
    }

    @Test
    void coloursGoWithPrefixes() {
        row("staging", "us-east", "srv1");
        stage.settings(harness -> harness.with("CLICOLOR_FORCE", "1"));

        assertThat(stage.type("agent logs --all").out())
                .contains("\u001b[36m[production] \u001b[0mlog line", "\u001b[35m[staging] \u001b[0mlog line");
    }

    @Test
    void whatIsNotShownIsSaid() {
        row("", "eu-central", "srv2");

        CliHarness.Result result = stage.type("agent logs");

        assertThat(asked()).hasSize(1);
        assertThat(result.err())
                .contains("2 instances run in us-east; the service sends the output of the newest one only")
                .contains("not shown: eu-central (--region NAME, or --all)");
        assertThat(stage.type("agent logs --region eu-central").err()).contains("not shown: us-east");
    }

    @ParameterizedTest
    @CsvSource({
        "--region moon, 3, deployment [production] is not in region moon; it is in us-east",
        "-d none, 3, no deployment [none] of this agent; there is production",
        "--all -d staging, 2, --all goes without --deployment and --region",
        "--tail -1, 2, invalid value \"-1\" for flag -tail",
        "--tail x, 2, invalid value \"x\" for flag -tail",
        "--level loud, 2, invalid value \"loud\" for flag -level",
        "--since once, 2, invalid value \"once\" for flag -since",
    })
    void whatIsNotThereIsRefused(String flags, int code, String message) {
        CliHarness.Result result = stage.type("agent logs " + flags);

        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(message);
        assertThat(asked()).isEmpty();
    }

    @Test
    void whatIsNotThereYetIsWaitedFor() {
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("logs") && nth < 3
                        ? Answers.json(404, "{\"msg\":\"no instance\"}").build()
                        : null);

        CliHarness.Result result = stage.type("agent logs --wait");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("log line one of deploy\nlog line two\n");
        assertThat(result.err()).containsOnlyOnce("nothing to read yet; waiting (--wait)");
        assertThat(stage.workspace().time().elapsed()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void waitingNeverAsksMoreThanOnceInThreeSeconds() {
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgents") && nth < 3
                        ? Answers.json(200, "{\"agents\":[{\"agent_id\":\"CA_abc\"}]}")
                                .build()
                        : null);
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("logs") && nth < 3
                        ? Answers.text(200, "").build()
                        : request.name().equals("logs") && nth == 3
                                ? Answers.text(502, "no").build()
                                : null);

        CliHarness.Result result = stage.type("agent logs --wait");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(stage.cloud().requests()).hasSize(7);
        assertThat(stage.workspace().time().elapsed()).isEqualTo(Duration.ofSeconds(6L * 3));
        assertThat(result.err()).contains("no agent deployments found; waiting (--wait)");
    }

    @Test
    void waitingDoesNotHelpAgainstARefusal() {
        stage.cloud().always("logs", Answers.json(401, "{\"msg\":\"invalid token\"}"));

        assertThat(stage.type("agent logs --wait").code()).isEqualTo(3);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void oneSourceThatFailsDoesNotEndTheOthers() {
        row("staging", "us-east", "srv1");
        stage.cloud()
                .intercept((request, nth) -> "staging".equals(request.query().get("deployment"))
                        ? Answers.json(404, "{\"msg\":\"no instance\"}").build()
                        : null);

        CliHarness.Result result = stage.type("agent logs --all");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("[production] log line two");
        assertThat(result.err())
                .contains("warning: [staging] failed to get logs: no instance - map[]")
                .contains("error: failed to get logs of 1 of 2 sources");
    }

    @Test
    void anAgentThatIsNotThereHasNoLogs() {
        CliHarness.Result result = stage.type("agent logs --id CA_none --wait");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("no agent deployments found");
    }

    @Test
    void aRefusalIsToldWithItsDetails() {
        stage.cloud().always("logs", Answers.json(404, "{\"msg\":\"no logs\",\"meta\":{\"b\":\"2\",\"a\":\"1\"}}"));

        assertThat(stage.type("agent logs").err()).contains("failed to get logs: no logs - map[a:1 b:2]");
    }

    @Test
    void aStreamThatBreaksOffIsOpenedAgainWithoutRepeatingLines() {
        stage.cloud()
                .once(
                        "logs",
                        Answers.text(200, "one\ntwo\nand a half that never").onResponseBody(new CloseSocket()));
        lines("one", "two", "three");

        CliHarness.Result result = stage.type("agent logs");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("three\n");
        assertThat(result.out().lines()).doesNotHaveDuplicates();
        assertThat(result.err()).contains("the log stream broke off; opening it again");
    }

    @Test
    void hintsKeepWhatWasTyped() {
        assertThat(stage.type("agent logs CA_x -d a,b --tail 3").err())
                .contains("lkj agent logs --id CA_x --deployment a,b --tail 3");
    }
}
