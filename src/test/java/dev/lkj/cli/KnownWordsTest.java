package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Status lines keep the words that users of the reference, and their scripts, know. */
class KnownWordsTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() {
        stage.service().put("restart", "shown");
        stage.service().withArray("/privateLinks").addObject().put("privateLinkId", "PL_1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agent list                                | Using url, api-key, api-secret from environment
            agent status                              | Using agent [CA_abc]
            agent deploy                              | Detected agent language [python.pip]
            agent create --region us-east --config x  | Created agent with ID [
            agent create --region us-east --config x  | Using existing Dockerfile
            agent create --region us-east --config x  | Using existing .dockerignore
            agent restart                             | Restarted agent [CA_abc]
            agent update                              | Updated agent [CA_abc]
            agent delete --yes                        | Deleted agent [CA_abc]
            agent destroy --yes                       | Deleting agent [CA_abc]
            agent update-secrets --secrets A=1        | Updated agent secrets
            agent list --id CA_none                   | No agents found
            agent dockerfile                          | Loading client settings...
            agent dockerfile                          | Dockerfile already exists; skipping. Use --overwrite to replace.
            agent dockerfile --overwrite              | Wrote new Dockerfile
            agent private-link delete --id PL_1       | Deleted private link [PL_1]
            """)
    void aStatusLineHasThem(String typed, String words) {
        CliHarness.Result result = stage.type(typed);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains(words);
    }

    @Test
    void aNewPrivateLinkIsToldInFull() {
        CliHarness.Result result =
                stage.type("agent private-link create --name a --port 0x10 --endpoint /subscriptions/x"
                        + " --cloud-region eastus --region us-east");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("Created private link [", "Endpoint [/subscriptions/x]", "Cloud Region [eastus]");
    }

    @ParameterizedTest
    @CsvSource({
        "PROVISIONING, Provisioning",
        "PENDING_APPROVAL, Pending Approval",
        "APPROVED, Approved",
        "HEALTHY, Healthy",
        "UNHEALTHY, Unhealthy",
        "UNKNOWN, Unknown",
    })
    void theHealthOfALinkHasItsWord(String state, String word) {
        stage.service().putObject("linkStatus").putObject("PL_1").put("status", "PRIVATE_LINK_STATUS_" + state);

        assertThat(stage.type("agent private-link health-status --id PL_1").out())
                .contains("│ " + word + " ");
        assertThat(stage.type("agent private-link list").out()).contains("│ " + word + " ");
    }

    @Test
    void aCleanCommitIsTagged() throws IOException, InterruptedException {
        String commit = commit();

        assertThat(stage.type("agent deploy").err())
                .contains("Tagging deployment with commit [" + commit + "] on branch [main]\n")
                .doesNotContain("uncommitted");
    }

    @Test
    void uncommittedChangesAreWarnedOf() throws IOException, InterruptedException {
        String commit = commit();
        stage.workspace().file("agent.py", "print()\n");

        assertThat(stage.type("agent deploy").err())
                .contains("Working tree has uncommitted changes; commit [" + commit
                        + "] may not reflect the deployed code.")
                .contains("Working tree is dirty; tagged with tree hash [");
    }

    @Test
    void withoutDefaultAttributesGitIsNotLookedAt() throws IOException, InterruptedException {
        commit();
        stage.workspace().file("agent.py", "print()\n");

        assertThat(stage.type("agent deploy --no-default-attributes").err()).doesNotContain("Tagging", "uncommitted");
    }

    private String commit() throws IOException, InterruptedException {
        return stage.workspace()
                .shell("git init -q -b main . && git add . && git commit -q -m one && git log -1 --pretty=format:%h");
    }

    @Test
    void theDefaultProjectIsNamed() throws IOException {
        stage.run(
                "project",
                "add",
                "one",
                "--url",
                "wss://one-1.livekit.cloud",
                "--api-key",
                "key",
                "--api-secret",
                "abc");

        CliHarness.Result result = stage.run("project", "set-default", "one");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Default project set to [one]");
        assertThat(result.out()).isEqualTo("Saved CLI config to [" + config() + "]\n");
        assertThat(stage.run("project", "remove", "one").out())
                .isEqualTo("Saved CLI config to [" + config() + "]\nRemoved project one\n");
        assertThat(Files.readString(config())).contains("default_project: \"\"");
    }

    private Path config() {
        return stage.workspace().home().resolve(".livekit/cli-config.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent list sub", "agent private-link list sub"})
    void aFolderIsLookedIntoEvenWhereNoneIsNeeded(String typed) throws IOException {
        stage.workspace().file("sub/livekit.toml", "[project]\nsubdomain = \"another\"\n");

        CliHarness.Result result = stage.type(typed);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("sub/livekit.toml belongs to project another");
        assertThat(stage.cloud().requests()).isEmpty();
    }
}
