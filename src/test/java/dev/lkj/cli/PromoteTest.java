package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code promote} takes the version of a deployment to production, and says which. */
class PromoteTest {
    private static final String TRIED = "20250808000000";

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() {
        stage.versions()
                .addObject()
                .put("version", TRIED)
                .put("status", "Running")
                .put("createdAt", "2025-08-08T00:00:00Z")
                .put("deployedAt", "2025-08-08T00:01:00Z");
        stage.rows()
                .addObject()
                .put("agentId", "CA_abc")
                .put("region", "us-east")
                .put("deployment", "staging")
                .put("version", TRIED)
                .put("status", "Running")
                .put("replicas", 1);
    }

    @Test
    void aVersionOfTheEmulatorGoesToProduction() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            assertThat(rehearsal.type("agent deploy").code()).isZero();
            assertThat(rehearsal.type("agent deploy -d staging").code()).isZero();

            CliHarness.Result result = rehearsal.type("agent promote -d staging");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err())
                    .contains("  from deployment staging to production, in place of ")
                    .contains("Promoted agent from deployment [staging] to production.")
                    .contains(" is live in us-east");
        }
    }

    @Test
    void bothVersionsAreNamed() {
        CliHarness.Result result = stage.run("agent", "promote", "--deployment", "staging");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("Promoting " + TRIED, "from deployment staging to production, in place of " + Stage.CURRENT)
                .contains(TRIED + " is live in us-east", "Undo     lkj agent rollback --version " + Stage.CURRENT);
    }

    @Test
    void programsGetTheVersionsToo() {
        List<JsonNode> events = Stage.events(stage.run("agent", "promote", "-d", "staging", "--json"));

        assertThat(events)
                .anySatisfy(event -> assertThat(event.toString())
                        .contains("\"event\":\"promotion\"")
                        .contains("\"deployment\":\"staging\",\"version\":\"" + TRIED + "\",\"replaces\":\""
                                + Stage.CURRENT + "\""));
        JsonNode result = events.get(events.size() - 1);
        assertThat(result.path("version").asText()).isEqualTo(TRIED);
        assertThat(result.path("verified").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "production"})
    void productionIsNotPromoted(String name) {
        CliHarness.Result result = stage.run("agent", "promote", "--deployment", name);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("cannot promote production deployment");
        assertThat(stage.cloud().requests()).isEmpty();
        assertThat(stage.run("agent", "promote").err()).contains("cannot promote production deployment");
    }

    @Test
    void whatTheServiceRefusesIsTold() {
        CliHarness.Result result = stage.run("agent", "promote", "-d", "none");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("error: unable to promote agent: deployment not found");
    }

    @Test
    void aPlanWithoutItIsToldAsSuch() {
        stage.cloud().always("PromoteAgent", Answers.error("permission_denied", "upgrade your plan"));

        assertThat(stage.run("agent", "promote", "-d", "staging").code()).isEqualTo(7);
    }

    @Test
    void aVersionThatDoesNotServeIsAFailure() {
        stage.service().withObject("/rollout").put("fail", true);

        CliHarness.Result result = stage.run("agent", "promote", "-d", "staging");

        assertThat(result.code()).as(result.err()).isEqualTo(5);
        assertThat(result.err()).doesNotContain("Promoted agent");
    }

    @Test
    void whoDetachesDoesNotWait() {
        CliHarness.Result result = stage.run("agent", "promote", "-d", "staging", "--detach");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains(TRIED + " is rolling out; not waiting (--detach).")
                .contains("Follow it: lkj agent status --wait --version " + TRIED);
    }

    @Test
    void whatServesProductionAlreadyIsSaid() {
        stage.row().put("version", TRIED);
        stage.version(Stage.CURRENT).put("current", false);
        stage.version(TRIED).put("current", true);

        CliHarness.Result result = stage.run("agent", "promote", "-d", "staging");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("from deployment staging to production, which it serves already")
                .doesNotContain("Undo");
    }
}
