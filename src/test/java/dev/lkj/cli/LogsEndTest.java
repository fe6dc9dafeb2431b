package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code logs} asks for, and how it ends. */
class LogsEndTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            logs                           | {agent_id=CA_abc, log_type=deploy}
            tail --log-type build          | {agent_id=CA_abc, log_type=build}
            logs --log-type=deploy -d=     | {agent_id=CA_abc, log_type=deploy}
            logs -d staging                | {agent_id=CA_abc, deployment=staging, log_type=deploy}
            logs --deployment production   | {agent_id=CA_abc, log_type=deploy}
            """)
    void theFlagsAreSent(String words, String query) {
        stage.rows()
                .addObject()
                .put("deployment", "staging")
                .put("region", "us-east")
                .put("status", "Running");

        CliHarness.Result result = stage.type("agent " + words);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(stage.cloud().requests())
                .filteredOn(request -> request.name().equals("logs"))
                .extracting(request -> request.query().toString())
                .containsExactly(query);
    }

    @Test
    void anAgentWithoutAnyDeploymentHasNone() {
        stage.rows().removeAll();

        CliHarness.Result result = stage.run("agent", "logs");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("error: no agent deployments found");
        assertThat(stage.cloud().requests()).extracting(CloudRequest::name).containsExactly("ListAgents");
    }

    @Test
    void theEndOfTheStreamIsASuccess() {
        CliHarness.Result result = stage.run("agent", "logs");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("log line one of deploy\nlog line two\n");
        assertThat(result.err()).doesNotContain("log line");
    }

    @Test
    void theUsersEndIsNot() {
        stage.settings(harness -> {
            stage.cloud().intercept((request, nth) -> {
                if (request.name().equals("logs")) {
                    harness.cancellation().cancel();
                }
                return null;
            });
            return harness;
        });

        assertThat(stage.run("agent", "logs").code()).isEqualTo(130);
    }
}
