package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Tab key offers at each place of a command line. */
class CompletionTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    private CliHarness.Result ask(String typed) {
        List<String> words = new ArrayList<>(List.of("__complete", "--"));
        words.addAll(Arrays.asList(typed.split(" ", -1)));
        return stage.run(words.toArray(String[]::new));
    }

    private List<String> offered(String typed) {
        CliHarness.Result result = ask(typed);
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out().lines().map(line -> line.split("\t", -1)[0]).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ag | agent",
                "agent dep | deploy",
                "agent deploy --det | --detach",
                "agent --pro | --project",
                "agent logs --log-type=b | --log-type=build",
                "agent logs --log-type = b | --log-type=build",
                "emulator start --engine p | process",
                "completion z | zsh",
                "agent deploy | :none",
                "agent deploy --secrets-file x | :files",
                "agent deploy sv | :dirs",
                "emulator exec -- l | :files",
            })
    void commandsFlagsAndFixedValues(String typed, String expected) {
        List<String> offered = offered(typed);
        if (expected.equals(":none")) {
            assertThat(offered).containsExactly("deploy");
        } else {
            assertThat(offered).contains(expected);
        }
    }

    @Test
    void namesThatTheServiceKnows() {
        assertThat(offered("agent status --id ")).containsExactly("CA_abc");
        assertThat(offered("agent status --id=")).containsExactly("--id=CA_abc");
        assertThat(offered("agent rollback --version 2025080")).contains("20250805000000");
        assertThat(ask("agent rollback --version ").out()).contains(Stage.CURRENT + "\tserves");
        assertThat(offered("agent create --region ")).contains("us-east", "eu-central");
    }

    @Test
    void versionsAreThoseOfTheAgentThatTheLineNames() {
        offered("agent rollback --id CA_other --version ");

        assertThat(stage.cloud().requests())
                .filteredOn(request -> request.name().equals("ListAgentVersions"))
                .extracting(request -> request.body().path("agent_id").asText())
                .containsExactly("CA_other");
    }

    @Test
    void asksTheServiceOnceInHalfAMinute() {
        offered("agent status --id ");
        offered("agent restart --id C");
        assertThat(stage.cloud().requests()).hasSize(1);

        stage.workspace().time().pause(Duration.ofDays(365));
        offered("agent status --id ");
        assertThat(stage.cloud().requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent status --id ", "agent rollback --version ", "agent create --region "})
    void aServiceThatRefusesOffersNothing(String typed) {
        stage.cloud().always("ListAgents", Answers.error("unavailable", "later"));
        stage.cloud().always("ListAgentVersions", Answers.error("unauthenticated", "no"));
        stage.cloud().always("GetClientSettings", Answers.error("internal", "no"));

        assertThat(offered(typed)).isEmpty();
        assertThat(stage.cloud().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such thing ", "agent nothing ", "agent deploy --nothing="})
    void whatDoesNotExistOffersNothing(String typed) {
        assertThat(offered(typed)).isEmpty();
        assertThat(stage.cloud().requests()).allMatch(CloudRequest::isRead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void printsAScriptForEachShell(String shell) {
        assertThat(stage.run("completion", shell).out()).contains("__complete --", "lkj completion " + shell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completion", "completion tcsh"})
    void anotherShellIsAnError(String line) {
        CliHarness.Result result = stage.type(line);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("lkj completion bash");
    }
}
