package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service may write its JSON in several styles; lkj does the same with each. */
class JsonStylesTest {
    @TempDir
    private Path folder;

    private String run(boolean camelCase, boolean skipDefaults, String... args)
            throws IOException, InterruptedException {
        Path own = Files.createDirectory(folder.resolve(camelCase + "-" + skipDefaults));
        try (Stage stage = new Stage(own)) {
            stage.service().putObject("json").put("camelCase", camelCase).put("skipDefaults", skipDefaults);
            CliHarness.Result result = stage.run(args);
            List<String> calls = stage.cloud().requests().stream()
                    .map(request -> request.name() + request.query() + request.body())
                    .map(call -> call.replaceAll("127\\.0\\.0\\.1:\\d+", "HOST"))
                    .toList();
            return result.code()
                    + calls.toString()
                    + result.out()
                    + result.err().replaceAll("127\\.0\\.0\\.1:\\d+", "HOST");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent status",
                "agent status -j",
                "agent versions",
                "agent versions --json",
                "agent list --json",
                "agent deploy --secrets A=1 --json",
                "agent rollback",
                "agent status --wait",
                "agent logs",
            })
    void allStylesHaveTheSameEffect(String typed) throws IOException, InterruptedException {
        Set<String> effects = new TreeSet<>();
        for (boolean camelCase : new boolean[] {false, true}) {
            for (boolean skipDefaults : new boolean[] {false, true}) {
                effects.add(run(camelCase, skipDefaults, typed.split(" ", -1)));
            }
        }

        assertThat(effects).hasSize(1).first().asString().startsWith("0[");
    }

    @Test
    void fieldsOfALaterServiceAreIgnored() throws IOException, InterruptedException {
        try (Stage stage = new Stage(folder)) {
            stage.cloud().always("ListAgents", Answers.json(200, """
                    {"agents":[{"agent_id":"CA_abc","agent_name":"new","new_field":{"a":[1]},"version":"v1",
                      "agent_deployments":[{"region":"moon","status":"Orbiting","mood":7,"replicas":"3","events":[
                        {"type":"AGENT_EVENT_TYPE_FELL_ASLEEP","count":1}]}]}],"next_page":"x"}"""));

            CliHarness.Result result = stage.run("agent", "status");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).contains("│ CA_abc │ ", " moon ", " Orbiting ", " 3 / 0 / 0 ");
        }
    }

    @Test
    void aDeployCallThatGivesNoFormIsAFailure() throws IOException, InterruptedException {
        try (Stage stage = new Stage(folder)) {
            stage.service().putObject("upload").put("mode", "none");

            CliHarness.Result result = stage.run("agent", "deploy");

            assertThat(result.code()).isEqualTo(8);
            assertThat(result.err())
                    .contains("error: unable to deploy agent: upload failed: the service gave no upload address");
            assertThat(stage.cloud().writes()).containsExactly("DeployAgentV2");
        }
    }
}
