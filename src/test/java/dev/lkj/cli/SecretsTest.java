package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets are listed, compared, set and removed; what did not move is an error. */
class SecretsTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() {
        ArrayNode secrets = stage.service().withObject("/secrets").putArray("CA_abc");
        for (String name : List.of("OPENAI_API_KEY", "OLD", "LIVEKIT_URL")) {
            secrets.addObject()
                    .put("name", name)
                    .put("createdAt", "2025-08-01T00:00:00Z")
                    .put("updatedAt", "2025-08-01T00:00:00Z")
                    .put("kind", "AGENT_SECRET_KIND_ENVIRONMENT");
        }
    }

    private String sent() {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals("UpdateAgentSecrets"))
                .map(CloudRequest::body)
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    @Test
    void secretsOfTheEmulatorAreSetAndRemoved() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            assertThat(rehearsal.type("agent deploy --secrets A=1").code()).isZero();

            CliHarness.Result set = rehearsal.type("agent update-secrets --secrets B=hidden");
            assertThat(set.code()).as(set.err()).isZero();
            assertThat(set.err())
                    .contains("Set B\n", "Updated agent secrets; runs again in us-east")
                    .doesNotContain("hidden");
            assertThat(rehearsal.type("agent update-secrets --remove A").code()).isZero();
            assertThat(rehearsal.type("agent secrets --json").out())
                    .contains("\"B\"")
                    .doesNotContain("\"A\"", "hidden");
        }
    }

    @Test
    void theSameValueTwiceMovesTheTime() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            assertThat(rehearsal.type("agent update-secrets --secrets A=1").code())
                    .isZero();

            CliHarness.Result again = rehearsal.type("agent update-secrets --secrets A=1");

            assertThat(again.code()).as(again.err()).isZero();
        }
    }

    @Test
    void aSecretThatIsNotThereAfterwardsIsAnError() {
        stage.service().withObject("/responses").putObject("UpdateAgentSecrets").put("success", true);

        CliHarness.Result result = stage.type("agent update-secrets --secrets NEW=1");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: failed to update agent secrets: the service took the change, but NEW is not there");
    }

    @Test
    void aSecretWhoseTimeDidNotMoveIsAnError() {
        stage.service().withObject("/responses").putObject("UpdateAgentSecrets").put("success", true);
        stage.service().put("restart", "shown");

        CliHarness.Result result = stage.type("agent update-secrets --secrets OLD=1 --json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("the service took the change, but OLD has the time of its former value\n")
                .contains("hint: lkj agent secrets");
        assertThat(result.out()).contains("\"success\":false");
    }

    @Test
    void aSecretThatIsStillThereIsAnError() {
        stage.service().withObject("/responses").putObject("UpdateAgentSecrets").put("success", true);

        CliHarness.Result result = stage.type("agent update-secrets --remove OLD");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("OLD is still there");
    }

    @Test
    void aSecretIsRemovedByItsName() {
        CliHarness.Result result = stage.type("agent update-secrets --remove OLD --secrets NEW=1");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(sent()).contains("\"remove\":[\"OLD\"]", "\"name\":\"NEW\"");
        assertThat(result.err()).contains("Set NEW; removed OLD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --remove NONE                    | there is no secret NONE; nothing was changed
            --remove LIVEKIT_URL             | secret LIVEKIT_URL is given to every agent by the service
            --remove OLD --secrets OLD=1     | secret OLD is both set and removed
            --remove OLD --overwrite         | --overwrite and --remove exclude each other
            --overwrite --secrets A=1        | update-secrets --overwrite needs --yes where nobody can be asked
            --secrets LIVEKIT_URL=1          | no valid secrets provided, LIVEKIT_ secrets are ignored and injected
            --secrets-file none.env          | open none.env: no such file or directory
            """)
    void whatMakesNoSenseChangesNothing(String flags, String message) {
        CliHarness.Result result = stage.type("agent update-secrets " + flags);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void withoutAnySecretThereIsNothingToDo() {
        assertThat(stage.type("agent update-secrets").err()).contains("no secrets provided");
    }

    @Test
    void anEnvFileIsFound() throws IOException {
        stage.workspace().file(".env", "NEW=1\n");

        CliHarness.Result result = stage.type("agent update-secrets");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Using secrets file [.env]");
        assertThat(sent()).contains("\"name\":\"NEW\"");
    }

    @Test
    void severalEnvFilesNeedAChoice() throws IOException {
        stage.workspace().file(".env", "NEW=1\n").file(".env.local", "NEW=2\n");

        assertThat(stage.type("agent update-secrets").err())
                .contains("multiple env files found; set --secrets-file in non-interactive mode");
    }

    @Test
    void whatAnOverwriteRemovesIsListed() {
        CliHarness.Result result = stage.type("agent update-secrets --overwrite --yes --secrets OPENAI_API_KEY=1");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("This removes 1 secret:\nOLD\n", "Set OPENAI_API_KEY; removed OLD");
        assertThat(sent()).contains("\"overwrite\":true");
    }

    @ParameterizedTest
    @CsvSource({
        "secrets, ListAgentSecrets, unable to list agent secrets: no",
        "update-secrets --secrets A=1, UpdateAgentSecrets, unable to update agent secrets: no",
    })
    void aRefusalSaysWhatWasNotPossible(String words, String call, String message) {
        stage.cloud().always(call, Answers.error("aborted", "no"));

        CliHarness.Result result = stage.type("agent " + words);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("error: " + message);
    }

    @Test
    void anAnswerWithoutSuccessIsAFailure() {
        stage.service().withObject("/responses").putObject("UpdateAgentSecrets").put("message", "no room");

        CliHarness.Result result = stage.type("agent update-secrets --secrets A=1");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("failed to update agent secrets: no room");
    }

    @Test
    void aListThatCannotBeReadAfterwardsIsNoSuccess() {
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgentSecrets") && nth > 1
                        ? Fault.INTERNAL.answer().build()
                        : null);

        CliHarness.Result result = stage.type("agent update-secrets --secrets A=1");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("the service took the change; whether it lists it could not be read");
    }

    @Test
    void namesAreComparedWithAFile() throws IOException {
        stage.workspace().file("prod.env", "OLD=topsecret\nNEW=x\nEMPTY=\nLIVEKIT_API_KEY=k\n");

        CliHarness.Result result = stage.type("agent secrets diff --secrets-file prod.env");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("│ NEW            │ only in the file    │")
                .contains("│ OLD            │ both                │")
                .contains("│ OPENAI_API_KEY │ only at the service │")
                .doesNotContain("topsecret", "LIVEKIT", "EMPTY");
        assertThat(result.err())
                .contains("1 in both (their values may differ), 1 only in the file, 1 only at the service");
        assertThat(stage.type("agent secrets diff --json --secrets-file prod.env")
                        .out())
                .contains("\"name\": \"NEW\",\n      \"state\": \"only_in_file\"");
    }

    @Test
    void aComparisonNeedsAFile() {
        CliHarness.Result result = stage.type("agent secrets diff");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("there is no env file to compare with");
    }

    @Test
    void aFolderCalledDiffCanBeNamed() throws IOException {
        Files.createDirectories(stage.workspace().work().resolve("diff"));
        stage.workspace()
                .file("diff/livekit.toml", "[project]\nsubdomain = \"my-app-1a2b\"\n[agent]\nid = \"CA_abc\"\n");

        CliHarness.Result result = stage.type("agent secrets ./diff");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("│ Name           │ Created At");
    }

    @Test
    void aFileWithoutDiffIsAMistake() {
        CliHarness.Result result = stage.type("agent secrets --secrets-file prod.env");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--secrets-file goes with secrets diff");
    }

    @Test
    void onATerminalTheTableFits() {
        stage.settings(harness -> harness.terminals(true, true, true).with("NO_COLOR", "1"));

        assertThat(stage.type("agent secrets").out()).isEqualTo("""
                        Name            Kind      Created     Updated
                        OPENAI_API_KEY  variable  1 Aug 2025  1 Aug 2025
                        OLD             variable  1 Aug 2025  1 Aug 2025
                        """);
    }

    @Test
    void noValueIsShownEvenWhenEverythingIs() {
        CliHarness.Result result = stage.type("--verbose agent update-secrets --secrets A=topsecret --json");

        assertThat(result.code()).isZero();
        assertThat(result.err() + result.out())
                .contains("UpdateAgentSecrets")
                .doesNotContain("topsecret", "dG9wc2VjcmV0");
    }
}
