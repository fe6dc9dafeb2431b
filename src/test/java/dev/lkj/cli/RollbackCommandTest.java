package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code rollback} sends and says. */
class RollbackCommandTest {
    private static final String OLD = "20250805000000";

    @RegisterExtension
    private final Stage stage = Stage.own();

    private List<String> sent() {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals("RollbackAgent"))
                .map(request -> request.body().toString())
                .toList();
    }

    @Test
    void theServiceMayChooseTheVersion() {
        stage.run("agent", "rollback", "--version", "latest", "--detach");

        assertThat(sent()).containsExactly("{\"agent_id\":\"CA_abc\",\"version\":\"latest\"}");
    }

    @Test
    void anEmptyVersionIsTheOneBefore() {
        assertThat(stage.run("agent", "rollback", "--version=").code()).isZero();
        assertThat(sent()).containsExactly("{\"agent_id\":\"CA_abc\",\"version\":\"" + OLD + "\"}");
    }

    @Test
    void bothVersionsAreNamedBeforeTheCallAndTheNewOneAfterwards() {
        CliHarness.Result result = stage.run("agent", "rollback", "--version", OLD);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err().indexOf("Rolling back from " + Stage.CURRENT))
                .isPositive()
                .isLessThan(result.err().indexOf("to   " + OLD));
        assertThat(result.err()).contains(OLD + " is live in us-east");
    }

    @Test
    void whoDetachesDoesNotWait() {
        CliHarness.Result result = stage.run("agent", "rollback", "--detach");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains(OLD + " is rolling out; not waiting (--detach).");
        List<String> names =
                stage.cloud().requests().stream().map(CloudRequest::name).toList();
        assertThat(names).endsWith("RollbackAgent");
    }

    @Test
    void anAgentThatIsNotThereIsNotRolledBack() {
        stage.cloud().always("ListAgents", Answers.json(200, "{}"));
        stage.cloud().always("ListAgentVersions", Answers.json(200, "{}"));

        CliHarness.Result result = stage.run("agent", "rollback");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("agent not found");
        assertThat(sent()).isEmpty();
    }
}
