package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is left alone with a version on its way learns which one it is and where to look. */
class LeftBehindTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    /** Refuses the reads of a version's roll, but not those before it. */
    private void refuseToBeFollowed() {
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgentVersions") && nth > 1
                        ? Answers.error("unauthenticated", "token expired").build()
                        : null);
    }

    @Test
    void aDeployThatMayNotBeFollowedNamesItsVersion() {
        refuseToBeFollowed();

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("lkj agent status --wait --version " + Stage.NEXT + "   what becomes of it");
    }

    @Test
    void aRollbackThatMayNotBeFollowedNamesItsVersion() {
        refuseToBeFollowed();

        CliHarness.Result result = stage.run("agent", "rollback", "--version", "20250805000000", "--json");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("lkj agent status --wait --version 20250805000000   what becomes of it");
        assertThat(result.out()).contains("\"state\":\"unknown\"");
    }

    @Test
    void aDeployWhoseBuildCannotBeReadNamesItsVersion() {
        stage.cloud().always("build", Answers.text(200, "{\"vertexes\":[\n"));

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("lkj agent versions   whether " + Stage.NEXT + " is built all the same");
    }

    @Test
    void aDeployThatWasRefusedLeavesNothingBehind() {
        stage.cloud().always("DeployAgentV2", Answers.error("unauthenticated", "token expired"));

        CliHarness.Result result = stage.run("agent", "deploy");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).doesNotContain("status --wait").doesNotContain("all the same");
    }
}
