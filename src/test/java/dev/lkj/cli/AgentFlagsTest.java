package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command acts on the agent that its flag names, else on the one of the folder's file, and on no other. */
class AgentFlagsTest {
    private static final String OF_ANOTHER = "[project]\nsubdomain = \"my-app-1a2b\"\n[agent]\nid = \"CA_other\"\n";

    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() {
        stage.rows()
                .addObject()
                .put("agentId", "CA_abc")
                .put("region", "us-east")
                .put("deployment", "staging")
                .put("version", "20250805000000")
                .put("status", "Running")
                .put("replicas", 1);
    }

    private Set<String> agentsAskedFor() {
        Set<String> ids = new LinkedHashSet<>();
        for (CloudRequest request : stage.cloud().requests()) {
            ids.add(request.body().path("agent_id").asText());
            ids.add(request.query().getOrDefault("agent_id", ""));
        }
        ids.remove("");
        return ids;
    }

    /** Every command that takes an agent's id. */
    static Stream<String> commands() {
        return Stream.of(
                "config --yes",
                "deploy",
                "promote -d staging",
                "status",
                "update",
                "restart",
                "rollback --version 20250805000000",
                "logs",
                "delete --yes",
                "versions",
                "secrets",
                "update-secrets --secrets A=1");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theFlagNamesTheAgent(String words) throws IOException {
        stage.workspace().file("livekit.toml", OF_ANOTHER);

        CliHarness.Result result = stage.type("agent " + words + " --id CA_abc");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(agentsAskedFor()).containsExactly("CA_abc");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theFoldersFileNamesTheAgent(String words) throws IOException {
        Path work = stage.workspace().work();
        stage.workspace().file("svc/requirements.txt", "livekit-agents~=1.2\n").file("svc/Dockerfile", "FROM x\n");
        Files.copy(work.resolve("livekit.toml"), work.resolve("svc/livekit.toml"));
        stage.workspace().file("livekit.toml", OF_ANOTHER);

        CliHarness.Result result = stage.type("agent " + words + " svc --id=");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(agentsAskedFor()).containsExactly("CA_abc");
    }

    /** What each command asks of the service, whatever it also reads. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create --region us-east --config x.toml | GetClientSettings CreateAgent upload build
            dockerfile --overwrite                  | GetClientSettings
            config --id CA_abc                      | ListAgents
            deploy                                  | GetClientSettings DeployAgentV2 upload build ListAgents
            deploy --image-tar img.tar              | push-target ListAgents
            promote -d staging                      | PromoteAgent
            status                                  | ListAgents
            update                                  | UpdateAgent
            restart                                 | RestartAgent
            rollback --version 20250805000000       | RollbackAgent
            logs                                    | ListAgents logs
            delete --yes                            | DeleteAgent
            versions                                | ListAgentVersions
            list                                    | ListAgents
            secrets                                 | ListAgentSecrets
            update-secrets --secrets A=1            | UpdateAgentSecrets
            """)
    void theCommandTalksToItsCalls(String words, String calls) throws IOException {
        dev.lkj.testing.TestImage.of("one")
                .dockerArchive(stage.workspace().work().resolve("img.tar"));

        CliHarness.Result result = stage.type("agent " + words);

        assertThat(result.code()).as(result.err()).isZero();
        List<String> named = Arrays.asList(calls.split(" ", -1));
        assertThat(stage.cloud().requests()).extracting(CloudRequest::name).containsAll(named);
        assertThat(stage.cloud().requests())
                .filteredOn(request -> !request.isRead() && !request.path().startsWith("/v2/"))
                .extracting(CloudRequest::name)
                .allMatch(named::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "logs", "restart", "versions", "secrets"})
    void theOnlyAgentIsTakenWhereNothingNamesOne(String words) throws IOException {
        Files.delete(stage.workspace().work().resolve("livekit.toml"));

        CliHarness.Result result = stage.type("agent " + words);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("No agent ID provided, selecting from available agents...");
        assertThat(agentsAskedFor()).containsExactly("CA_abc");
    }

    @Test
    void aProjectWithoutAgentsHasNoneToChoose() throws IOException {
        Files.delete(stage.workspace().work().resolve("livekit.toml"));
        stage.service().putArray("agents");

        CliHarness.Result result = stage.type("agent status");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("no agents found");
    }

    @Test
    void logsAreOfAnAgentThatWasDeployed() throws IOException {
        Files.delete(stage.workspace().work().resolve("livekit.toml"));
        stage.service()
                .withArray("/agents")
                .addObject()
                .put("agentId", "CA_new")
                .put("version", "--");

        CliHarness.Result result = stage.type("agent logs");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Using agent [CA_abc]");
        assertThat(stage.type("agent status").code()).isEqualTo(2);
    }

    @Test
    void aFolderThatDoesNotExistHasNoProjectFile() throws IOException {
        stage.workspace().file("livekit.toml", OF_ANOTHER);

        CliHarness.Result result = stage.type("agent status nowhere");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(agentsAskedFor()).containsExactly("CA_abc");
    }
}
