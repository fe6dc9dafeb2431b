package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call that the service refuses is told with the words that scripts know. */
class RefusedCallsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ListAgents           | agent list                               | unable to list agents: not now
            ListAgents           | agent status                             | unable to list agents: not now
            ListAgents           | agent config                             | unable to list agents: not now
            ListAgents           | agent logs                               | unable to list agents: not now
            GetClientSettings    | agent dockerfile                         | unable to get client settings: not now
            GetClientSettings    | agent create --region us-east            | unable to get client settings: not now
            GetClientSettings    | agent deploy                             | unable to get client settings: not now
            CreateAgent          | agent create --region us-east            | unable to create agent: not now
            DeployAgentV2        | agent deploy                             | unable to deploy agent: not now
            PromoteAgent         | agent promote -d staging                 | unable to promote agent: not now
            RollbackAgent        | agent rollback                           | unable to rollback agent: not now
            UpdateAgent          | agent update                             | unable to update agent: not now
            RestartAgent         | agent restart                            | unable to restart agent: not now
            DeleteAgent          | agent delete --yes                       | unable to delete agent: not now
            ListAgentVersions    | agent versions                           | unable to list agent versions: not now
            ListAgentSecrets     | agent secrets                            | unable to list agent secrets: not now
            UpdateAgentSecrets   | agent update-secrets --secrets A=1       | unable to update agent secrets: not now
            CreatePrivateLink    | agent private-link create --name a --port 1 --endpoint b --region us-east | \
            unable to create private link: not now
            ListPrivateLinks     | agent private-link list                  | unable to list private link: not now
            DestroyPrivateLink   | agent private-link delete --id PL_1      | unable to delete private link: not now
            GetPrivateLinkStatus | agent private-link health-status --id PL_1 | \
            unable to get health status for private link: not now
            """)
    void theMessageSaysWhatFailed(String call, String typed, String message) throws Exception {
        try (Stage stage = new Stage(folder)) {
            stage.cloud().always(call, Answers.error("invalid_argument", "not now"));

            CliHarness.Result result = stage.type(typed);

            assertThat(result.code()).as(result.err()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("error: " + message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DeployAgentV2      | deploy                         | unable to deploy agent: failed to deploy agent: too old
            PromoteAgent       | promote -d staging             | unable to promote agent: failed to promote agent: too old
            RollbackAgent      | rollback                       | failed to rollback agent too old
            UpdateAgent        | update                         | failed to update agent: too old
            RestartAgent       | restart                        | failed to restart agent: too old
            DeleteAgent        | delete --yes                   | failed to delete agent too old
            UpdateAgentSecrets | update-secrets --secrets A=1   | failed to update agent secrets: too old
            """)
    void anAnswerWithoutSuccessSaysWhatTheServiceSaid(String call, String words, String message) throws Exception {
        try (Stage stage = new Stage(folder)) {
            stage.cloud().always(call, Answers.json(200, "{\"success\":false,\"message\":\"too old\"}"));

            CliHarness.Result result = stage.type("agent " + words);

            assertThat(result.code()).as(result.err()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("error: " + message);
        }
    }

    @Test
    void theListToPickFromSaysWhatFailed() throws IOException, InterruptedException {
        try (Stage stage = new Stage(folder)) {
            Files.delete(stage.workspace().work().resolve("livekit.toml"));
            stage.cloud().always("ListAgents", Answers.error("invalid_argument", "not now"));

            CliHarness.Result result = stage.run("agent", "deploy");

            assertThat(result.code()).as(result.err()).isEqualTo(1);
            assertThat(result.err()).contains("error: unable to list agents: not now");
            assertThat(stage.cloud().writes()).isEmpty();
        }
    }

    @Test
    void aLinkWithoutAnAnswerIsCreatedAllTheSame() throws IOException, InterruptedException {
        try (Stage stage = new Stage(folder)) {
            stage.cloud().always("CreatePrivateLink", Answers.json(200, "{}"));

            CliHarness.Result result = stage.run(
                    "agent private-link create --name a --port 1 --endpoint b --region us-east".split(" ", -1));

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("Private link created");
        }
    }

    @Test
    void theDockerfileOfAnEmulatedProjectIsWritten() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder)) {
            rehearsal.file("requirements.txt", "livekit-agents~=1.2\n").file("agent.py", "");

            CliHarness.Result result = rehearsal.type("agent dockerfile --overwrite");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("Wrote new Dockerfile", "Wrote new .dockerignore");
            assertThat(rehearsal.work().resolve("Dockerfile")).content().contains("\"agent.py\"");
        }
    }
}
