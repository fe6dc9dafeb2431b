package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each step of each command meets each kind of fault: the code, the message, and how often the step was tried. */
class WireFaultsTest {
    private static final List<String> ORDER = List.of("GetClientSettings", "DeployAgentV2", "upload", "build");

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
        assertThat(stage.workspace().leftovers()).isEmpty();
    }

    private CliHarness.Result run(String call, Fault fault, String... args) {
        stage.cloud().always(call, fault.answer());
        CliHarness.Result result = stage.run(args);
        assertThat(result.err()).doesNotContain("defect", "Exception", "the-api-secret");
        return result;
    }

    private long times(String call) {
        return stage.cloud().requests().stream()
                .map(CloudRequest::name)
                .filter(call::equals)
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "GetClientSettings, CUT_BEFORE_ANSWER, 8, 5",
        "GetClientSettings, CUT_BODY, 8, 5",
        "GetClientSettings, UNAUTHENTICATED, 3, 1",
        "GetClientSettings, PERMISSION_DENIED, 3, 1",
        "GetClientSettings, NOT_FOUND, 3, 1",
        "GetClientSettings, ABORTED, 1, 1",
        "GetClientSettings, RATE_LIMIT, 8, 5",
        "GetClientSettings, PROXY_RATE_LIMIT, 8, 5",
        "GetClientSettings, INTERNAL, 8, 1",
        "GetClientSettings, UNAVAILABLE, 8, 5",
        "GetClientSettings, BAD_GATEWAY, 8, 5",
        "GetClientSettings, PROXY_FORBIDS, 3, 1",
        "GetClientSettings, CAPTIVE_PORTAL, 8, 1",
        "GetClientSettings, NOT_JSON, 8, 1",
        "GetClientSettings, WRONG_TYPES, 8, 1",
        "GetClientSettings, REDIRECT, 8, 1",
        "DeployAgentV2, CUT_BEFORE_ANSWER, 8, 1",
        "DeployAgentV2, CUT_BODY, 8, 1",
        "DeployAgentV2, UNAUTHENTICATED, 3, 1",
        "DeployAgentV2, PERMISSION_DENIED, 3, 1",
        "DeployAgentV2, NOT_FOUND, 3, 1",
        "DeployAgentV2, ABORTED, 1, 1",
        "DeployAgentV2, FAILED_PRECONDITION, 1, 1",
        "DeployAgentV2, INVALID_ARGUMENT, 1, 1",
        "DeployAgentV2, QUOTA, 7, 1",
        "DeployAgentV2, RATE_LIMIT, 8, 5",
        "DeployAgentV2, PROXY_RATE_LIMIT, 8, 5",
        "DeployAgentV2, INTERNAL, 8, 1",
        "DeployAgentV2, UNAVAILABLE, 8, 1",
        "DeployAgentV2, UNAVAILABLE_RETRY_AFTER, 8, 5",
        "DeployAgentV2, BAD_GATEWAY, 8, 1",
        "DeployAgentV2, PROXY_FORBIDS, 3, 1",
        "DeployAgentV2, CAPTIVE_PORTAL, 8, 1",
        "DeployAgentV2, WRONG_TYPES, 8, 1",
        "DeployAgentV2, REDIRECT, 8, 1",
        "upload, CUT_BEFORE_ANSWER, 8, 3",
        "upload, INVALID_ARGUMENT, 1, 1",
        "upload, UNAUTHENTICATED, 1, 1",
        "upload, PROXY_FORBIDS, 1, 1",
        "upload, INTERNAL, 8, 3",
        "upload, BAD_GATEWAY, 8, 3",
        "upload, REDIRECT, 8, 3",
        "build, UNAUTHENTICATED, 3, 1",
        "build, PERMISSION_DENIED, 3, 1",
        "build, NOT_FOUND, 8, 1",
        "build, INTERNAL, 8, 1",
        "build, UNAVAILABLE, 8, 1",
        "build, RATE_LIMIT, 8, 5",
        "build, CAPTIVE_PORTAL, 8, 1",
        "build, CUT_BEFORE_ANSWER, 8, 1",
        "build, CUT_BODY, 8, 1",
    })
    void aDeployStopsAtAStepThatFails(String call, Fault fault, int code, int times) {
        CliHarness.Result result = run(call, fault, "agent", "deploy");

        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .containsOnlyOnce("\nerror: ")
                .containsPattern("error: (unable to|the connection was lost)");
        assertThat(times(call)).isEqualTo(times);
        ORDER.stream()
                .limit(ORDER.indexOf(call))
                .forEach(before -> assertThat(times(before)).isOne());
        ORDER.stream()
                .skip(ORDER.indexOf(call) + 1)
                .forEach(after -> assertThat(times(after)).isZero());
        assertThat(result.err().contains("it may have been acted on all the same"))
                .isEqualTo(code == 8 && times == 1 && (call.equals("DeployAgentV2") || unsure(call, fault)));
    }

    private static boolean unsure(String call, Fault fault) {
        return call.equals("build")
                && Stream.of("NOT_FOUND", "INTERNAL", "UNAVAILABLE").anyMatch(fault.name()::equals);
    }

    @ParameterizedTest
    @CsvSource({
        "ListAgentVersions, CUT_BEFORE_ANSWER, 8, 5",
        "ListAgentVersions, UNAUTHENTICATED, 3, 1",
        "ListAgentVersions, NOT_FOUND, 3, 1",
        "ListAgentVersions, UNAVAILABLE, 8, 5",
        "ListAgentVersions, CAPTIVE_PORTAL, 8, 1",
        "ListAgents, BAD_GATEWAY, 8, 5",
        "ListAgents, PERMISSION_DENIED, 3, 1",
        "RollbackAgent, CUT_BEFORE_ANSWER, 8, 1",
        "RollbackAgent, CUT_BODY, 8, 1",
        "RollbackAgent, UNAUTHENTICATED, 3, 1",
        "RollbackAgent, PERMISSION_DENIED, 3, 1",
        "RollbackAgent, NOT_FOUND, 3, 1",
        "RollbackAgent, ABORTED, 1, 1",
        "RollbackAgent, FAILED_PRECONDITION, 1, 1",
        "RollbackAgent, QUOTA, 7, 1",
        "RollbackAgent, RATE_LIMIT, 8, 5",
        "RollbackAgent, INTERNAL, 8, 1",
        "RollbackAgent, UNAVAILABLE, 8, 1",
        "RollbackAgent, UNAVAILABLE_RETRY_AFTER, 8, 5",
        "RollbackAgent, BAD_GATEWAY, 8, 1",
        "RollbackAgent, CAPTIVE_PORTAL, 8, 1",
        "RollbackAgent, REDIRECT, 8, 1",
    })
    void aRollbackStopsAtAStepThatFails(String call, Fault fault, int code, int times) {
        CliHarness.Result result = run(call, fault, "agent", "rollback", "--version", "20250801000000");

        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(times(call)).isEqualTo(times);
        assertThat(times("RollbackAgent")).isEqualTo(call.equals("RollbackAgent") ? times : 0);
        assertThat(result.err()).containsOnlyOnce("error: ");
    }

    @ParameterizedTest
    @CsvSource({
        "status, ListAgents, CUT_BODY, 8, 5",
        "status, ListAgents, UNAUTHENTICATED, 3, 1",
        "status, ListAgents, NOT_FOUND, 3, 1",
        "status, ListAgents, RATE_LIMIT, 8, 5",
        "status, ListAgents, INTERNAL, 8, 1",
        "status, ListAgents, BAD_GATEWAY, 8, 5",
        "status, ListAgents, WRONG_TYPES, 8, 1",
        "versions, ListAgentVersions, PERMISSION_DENIED, 3, 1",
        "versions, ListAgentVersions, UNAVAILABLE, 8, 5",
        "versions, ListAgentVersions, NOT_JSON, 8, 1",
        "list, ListAgents, QUOTA, 7, 1",
        "list, ListAgents, INVALID_ARGUMENT, 1, 1",
        "config, ListAgents, REDIRECT, 8, 1",
        "logs, logs, UNAUTHENTICATED, 3, 1",
        "logs, logs, NOT_FOUND, 3, 1",
        "logs, logs, BAD_GATEWAY, 8, 5",
        "logs, logs, UNAVAILABLE, 8, 5",
    })
    void aLookFailsWithTheSameCodes(String command, String call, Fault fault, int code, int times) {
        CliHarness.Result result = run(call, fault, "agent", command);

        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(times(call)).isEqualTo(times);
        assertThat(result.err()).containsOnlyOnce("error: ");
    }

    @ParameterizedTest
    @CsvSource({
        "CUT_BEFORE_ANSWER, 8",
        "UNAUTHENTICATED, 3",
        "PERMISSION_DENIED, 3",
        "NOT_FOUND, 8",
        "QUOTA, 8",
        "RATE_LIMIT, 8",
        "INTERNAL, 8",
        "BAD_GATEWAY, 8",
        "CAPTIVE_PORTAL, 8",
    })
    void aRollThatCannotBeReadIsNoSuccessAndNoFailure(Fault fault, int code) {
        CliHarness.Result result = run("ListAgentVersions", fault, "agent", "deploy", "--timeout", "3s");

        assertThat(result.code()).as(result.err()).isEqualTo(code);
        if (code == 8) {
            assertThat(result.err())
                    .contains("error: whether " + Stage.NEXT + " serves could not be read for 3s: ")
                    .contains(" hint: lkj agent status --wait --version " + Stage.NEXT);
        }
        assertThat(times("build")).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "GetClientSettings, UNAVAILABLE",
        "GetClientSettings, CUT_BODY",
        "GetClientSettings, RATE_LIMIT",
        "DeployAgentV2, UNAVAILABLE_RETRY_AFTER",
        "DeployAgentV2, PROXY_RATE_LIMIT",
        "upload, INTERNAL",
        "upload, CUT_BEFORE_ANSWER",
        "build, RATE_LIMIT",
        "ListAgentVersions, INTERNAL",
        "ListAgents, CUT_BODY",
    })
    void whatPassesIsWaitedFor(String call, Fault fault) {
        stage.cloud().once(call, fault.answer());

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains(Stage.NEXT + " is live in us-east");
    }
}
