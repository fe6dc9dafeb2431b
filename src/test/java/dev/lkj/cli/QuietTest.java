package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code --quiet} a command prints its results, and what is wrong; with {@code --yes} it asks nothing. */
class QuietTest {
    private static final String LINK = "private-link create --name a --port 1 --endpoint b --region us-east";

    @TempDir
    private Path folder;

    static Stream<String> all() {
        return Stream.of(
                "create --region us-east --config new.toml",
                "deploy",
                "deploy --detach",
                "deploy --dry-run",
                "promote -d staging",
                "rollback --version 20250805000000",
                "status",
                "status --json",
                "status --wait",
                "versions",
                "list",
                "list --id CA_none",
                "logs",
                "restart",
                "update",
                "delete --yes",
                "secrets",
                "update-secrets --secrets A=1",
                "dockerfile --overwrite",
                "config",
                LINK,
                "private-link list",
                "private-link delete --id PL_1");
    }

    private CliHarness.Result run(String name, String words) throws IOException, InterruptedException {
        try (Stage stage = new Stage(Files.createDirectory(folder.resolve(name)))) {
            stage.service().putObject("build").put("stream", "none");
            stage.service().put("restart", "shown");
            stage.service().withArray("/privateLinks").addObject().put("privateLinkId", "PL_1");
            stage.rows()
                    .addObject()
                    .put("agentId", "CA_abc")
                    .put("region", "us-east")
                    .put("serverRegion", "srv1")
                    .put("deployment", "staging")
                    .put("version", "20250805000000")
                    .put("status", "Running")
                    .put("replicas", 1);
            return stage.type("agent " + words);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void statusLinesAreLeftOutAndResultsAreNot(String words) throws IOException, InterruptedException {
        CliHarness.Result loud = run("loud", words);
        CliHarness.Result quiet = run("quiet", words + " -q");

        assertThat(loud.code()).as(loud.err()).isZero();
        assertThat(loud.err()).isNotEmpty();
        assertThat(quiet.code()).isZero();
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.out()).isEqualTo(loud.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status --id CA_none", "promote", "deploy --region us-east", "delete"})
    void whatIsWrongIsSaidAllTheSame(String words) throws IOException, InterruptedException {
        CliHarness.Result quiet = run("quiet", words + " --silent");

        assertThat(quiet.code()).isNotZero();
        assertThat(quiet.err()).startsWith("error: ");
    }
}
