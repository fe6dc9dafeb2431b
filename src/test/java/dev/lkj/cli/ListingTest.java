package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code list} and {@code versions}: which entries are shown, in which order, and what stands in their cells. */
class ListingTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    private ObjectNode agent(String id, String deployedAt) {
        ObjectNode agent = stage.service().withArray("/agents").addObject().put("agentId", id);
        return deployedAt.isEmpty() ? agent : agent.put("deployedAt", deployedAt);
    }

    /** The first cells of the rows of a boxed table. */
    private static List<String> firstCells(String table) {
        return table.lines()
                .filter(line -> line.startsWith("│ "))
                .skip(1)
                .map(line -> line.split("│", -1)[1].strip())
                .toList();
    }

    private List<String> sent(String call) {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals(call))
                .map(CloudRequest::body)
                .map(Object::toString)
                .toList();
    }

    private List<String> versions(CliHarness.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return StreamSupport.stream(
                        RequestForm.parse(result.out()).path("versions").spliterator(), false)
                .map(version -> version.path("version").asText())
                .toList();
    }

    @Test
    void anAgentOfTheEmulatorIsListedWithItsVersions() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            assertThat(rehearsal.type("agent deploy --attribute ci=7").code()).isZero();
            assertThat(rehearsal.type("agent deploy -d staging").code()).isZero();

            assertThat(rehearsal.type("agent list").out()).contains("│ CA_1 │", "│ us-east │ production,staging │");
            CliHarness.Result versions = rehearsal.type("agent versions --attribute ci=7");
            assertThat(versions.code()).as(versions.err()).isZero();
            assertThat(versions.out()).contains("│ ✓ ", "{\"ci\":\"7\"}").hasLineCount(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--id CA_abc,CA_def", "--id CA_abc --id CA_def", "--id CA_abc, --id CA_def"})
    void eachIdIsAskedForByItself(String flags) {
        agent("CA_def", "2025-08-10T00:00:00Z");
        agent("CA_ghi", "2025-08-10T00:00:00Z");

        CliHarness.Result result = stage.type("agent list " + flags);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(sent("ListAgents")).containsExactly("{\"agent_id\":\"CA_abc\"}", "{\"agent_id\":\"CA_def\"}");
        assertThat(firstCells(result.out())).containsExactly("CA_def", "CA_abc");
    }

    @Test
    void theLastDeployedAgentComesFirst() {
        agent("CA_old", "2024-01-01T00:00:00Z");
        agent("CA_none", "");
        agent("CA_new", "2025-12-31T00:00:00Z");
        agent("CA_never", "0001-01-01T00:00:00Z");

        CliHarness.Result result = stage.type("agent list");

        assertThat(sent("ListAgents")).containsExactly("{}");
        assertThat(firstCells(result.out())).containsExactly("CA_new", "CA_abc", "CA_old", "CA_none", "CA_never");
        assertThat(result.out())
                .containsPattern("CA_never .*│ --- +│")
                .containsPattern("CA_none .*1970-01-01T00:00:00Z");
    }

    @Test
    void regionsAndDeploymentsStandOnceProductionFirst() {
        for (String deployment : List.of("staging", "canary", "", "staging")) {
            stage.rows().addObject().put("region", "us-east").put("deployment", deployment);
        }

        assertThat(stage.type("agent list").out()).contains("│ us-east │ production,canary,staging │");
    }

    @Test
    void withoutAgentsThereIsNothingOnStandardOutput() {
        stage.service().putArray("agents");

        CliHarness.Result plain = stage.type("agent list");
        CliHarness.Result json = stage.type("agent list -j");

        assertThat(plain.code()).isZero();
        assertThat(plain.out()).isEmpty();
        assertThat(plain.err()).contains("No agents found");
        assertThat(json.code()).isZero();
        assertThat(json.out()).isEqualTo("{}\n");
        assertThat(json.err()).doesNotContain("No agents found");
    }

    @Test
    void theNewestVersionComesFirstWhateverTheOrderOfTheService() {
        stage.versions().addObject().put("version", "20240101000000").put("createdAt", "2024-01-01T00:00:00Z");
        stage.versions().addObject().put("version", "20251231000000").put("createdAt", "2025-12-31T00:00:00Z");

        assertThat(firstCells(stage.type("agent versions").out()))
                .containsExactly(
                        "20251231000000", "20250809003117", "20250805000000", "20250801000000", "20240101000000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --attributes {"git_branch":"main"}                     | 20250809003117 20250801000000
            --attributes {"git_branch":"main"} --attribute git_commit=aaa1111 | 20250801000000
            --attributes {"git_commit":"x"} --attribute git_commit=aaa1111    | 20250801000000
            --attribute git_branch=main --attribute git_commit=bbb2222        | 20250809003117
            --attribute git_commit=bbb                             | ''
            --attribute ci=7                                       | ''
            --attributes wanted.json                               | 20250809003117
            """)
    void versionsAreChosenByTheirAttributes(String flags, String expected) throws IOException {
        stage.workspace().file("wanted.json", "{\"git_commit\":\"bbb2222\"}");

        assertThat(versions(stage.type("agent versions --json " + flags)))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
        assertThat(sent("ListAgentVersions")).containsExactly("{\"agent_id\":\"CA_abc\"}");
    }

    @Test
    void attributesComeFromStandardInputToo() {
        stage.settings(harness -> harness.stdin("{\"git_commit\":\"bbb2222\"}"));

        assertThat(versions(stage.type("agent versions -j --attributes -"))).containsExactly("20250809003117");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --attributes {"a":1}    | the value of "a" is not a string
            --attribute WORD        | invalid key-value pair: WORD
            """)
    void attributesThatAreNoneAreRefused(String flags, String message) {
        CliHarness.Result result = stage.type("agent versions " + flags);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message);
    }

    @Test
    void withoutAVersionTheHeadStandsAlone() {
        CliHarness.Result result = stage.type("agent versions --attribute ci=7");

        assertThat(result.code()).isZero();
        assertThat(result.out()).hasLineCount(4).contains("│ Version │ Production │");
    }

    @Test
    void theDigestOfAnImageHasAColumn() {
        stage.version(Stage.CURRENT).withObject("/attributes").put("image_digest", "sha256:abc");

        List<String> lines = stage.type("agent versions").out().lines().toList();

        assertThat(lines.get(1)).endsWith("│ Deployed At          │ Digest     │");
        assertThat(lines.get(3)).contains(Stage.CURRENT).endsWith("│ sha256:abc │");
        assertThat(lines.get(4)).endsWith("│            │");
    }

    @Test
    void attributesAreSortedAndEscaped() {
        stage.version("20250805000000").putObject("attributes").put("z", "1").put("a", "<&>");

        assertThat(stage.type("agent versions").out()).contains("│ {\"a\":\"\\u003c\\u0026\\u003e\",\"z\":\"1\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "versions, ListAgentVersions",
        "secrets, ListAgentSecrets",
        "delete --yes, DeleteAgent",
        "update-secrets --secrets A=1 --detach, UpdateAgentSecrets",
    })
    void theFlagBeatsTheFile(String words, String call) {
        agent("CA_def", "2025-08-10T00:00:00Z");

        CliHarness.Result result = stage.type("agent " + words + " --id CA_def");

        assertThat(result.err()).contains("CA_def");
        assertThat(sent(call)).isNotEmpty().allMatch(body -> body.contains("\"agent_id\":\"CA_def\""));
    }
}
