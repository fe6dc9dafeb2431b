package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
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
    @CsvSource(
            delimiter = '|',
            value = {
                "GetClientSettings|agent dockerfile|unable to get client settings: not now",
                "ListAgentVersions|agent versions|unable to list agent versions: not now",
                "CreatePrivateLink|agent private-link create --name a --port 1 --endpoint b --region us-east"
                        + "|unable to create private link: not now",
                "ListPrivateLinks|agent private-link list|unable to list private link: not now",
                "DestroyPrivateLink|agent private-link delete --id PL_1|unable to delete private link: not now",
                "GetPrivateLinkStatus|agent private-link health-status --id PL_1"
                        + "|unable to get health status for private link: not now",
            })
    void theMessageSaysWhatFailed(String call, String typed, String message) throws Exception {
        try (Stage stage = new Stage(folder)) {
            stage.cloud().always(call, Answers.error("invalid_argument", "not now"));

            CliHarness.Result result = stage.run(typed.split(" ", -1));

            assertThat(result.code()).as(result.err()).isNotZero();
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("error: " + message);
        }
    }

    @Test
    void aRollbackWithoutSuccessSaysWhatTheServiceSaid() throws IOException, InterruptedException {
        try (Stage stage = new Stage(folder)) {
            stage.cloud()
                    .always("RollbackAgent", Answers.json(200, "{\"success\":false,\"message\":\"it is too old\"}"));

            CliHarness.Result result = stage.run("agent", "rollback", "--yes");

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("failed to rollback agent", "it is too old");
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
