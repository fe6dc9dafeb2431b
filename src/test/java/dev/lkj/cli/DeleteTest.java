package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code delete} says what goes, needs consent, and leaves the project file alone. */
class DeleteTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() {
        stage.service().withObject("/secrets").putArray("CA_abc").addObject().put("name", "API_KEY");
    }

    @Test
    void anAgentOfTheEmulatorIsGone() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            assertThat(rehearsal.type("agent deploy -d staging").code()).isZero();

            CliHarness.Result part = rehearsal.type("agent delete -y -d staging");
            assertThat(part.code()).as(part.err()).isZero();
            assertThat(part.err())
                    .contains("This deletes agent [CA_1] deployment [staging] (us-east).")
                    .contains("Deleted agent [CA_1] deployment [staging]");
            CliHarness.Result whole = rehearsal.type("agent destroy --yes");
            assertThat(whole.err()).contains("Deleted agent [CA_1]\n[livekit.toml] still names it\n");
            assertThat(rehearsal.type("agent list").err()).contains("No agents found");
            assertThat(Files.readString(rehearsal.work().resolve("livekit.toml")))
                    .contains("CA_1");
        }
    }

    @Test
    void whatGoesWithItIsSaid() {
        CliHarness.Result result = stage.run("agent", "delete", "--yes");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("This deletes agent [CA_abc] \"greeter\" with all that it has:")
                .contains("  1 deployment: production\n  1 secret: API_KEY\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void programsGetItToo() {
        CliHarness.Result result = stage.run("agent", "delete", "--yes", "--json");

        assertThat(RequestForm.parse(result.out()).toString())
                .startsWith("{\"success\":true,\"agent_id\":\"CA_abc\",\"deployment\":null,\"deleted\":{\"versions\":[")
                .endsWith("],\"deployments\":[\"production\"],\"secrets\":[\"API_KEY\"]}}");
    }

    @Test
    void withoutATerminalItNeedsConsent() {
        CliHarness.Result result = stage.run("agent", "delete");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("delete needs --yes where nobody can be asked; nothing was deleted");
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "production"})
    void noWayOfWritingProductionDeletesTheAgent(String name) {
        CliHarness.Result result = stage.run("agent", "delete", "--yes", "--deployment", name);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("production cannot be deleted by itself: it is the agent");
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @Test
    void aRefusalSaysWhatWasNotPossible() {
        stage.cloud().once("DeleteAgent", Answers.error("aborted", "not now"));
        stage.cloud().always("DeleteAgent", Answers.json(200, "{\"success\":false,\"message\":\"busy\"}"));

        CliHarness.Result refused = stage.run("agent", "delete", "-y");
        CliHarness.Result busy = stage.run("agent", "delete", "-y");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("error: unable to delete agent: not now");
        assertThat(busy.code()).isEqualTo(1);
        assertThat(busy.err()).contains("error: failed to delete agent busy").doesNotContain("Deleted");
    }

    @Test
    void aLostAnswerIsNotAskedForAgain() {
        stage.cloud().always("DeleteAgent", Fault.CUT_BEFORE_ANSWER.answer());

        CliHarness.Result result = stage.run("agent", "delete", "-y");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("but look at the list of agents first");
        assertThat(stage.cloud().writes()).containsExactly("DeleteAgent");
    }

    @Test
    void whatCannotBeReadIsNoReasonToStop() {
        stage.cloud().always("ListAgentSecrets", Fault.INTERNAL.answer());

        CliHarness.Result result = stage.run("agent", "delete", "-y");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("  its secrets, which could not be read");
    }
}
