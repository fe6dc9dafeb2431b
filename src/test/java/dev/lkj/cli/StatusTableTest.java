package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each column of {@code status} shows of what the service says. */
class StatusTableTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    private CliHarness.Result status() {
        CliHarness.Result result = stage.run("agent", "status");
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    /** The cells of the first agent deployment, by the number of its column. */
    private String cell(String column) {
        List<String> lines = status().out().lines().toList();
        List<String> names = cells(lines.get(1));
        return cells(lines.get(3)).get(names.indexOf(column));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("│", -1)).map(String::strip).toList();
    }

    private void set(String field, String value) {
        if (value.equals("missing")) {
            stage.row().remove(field);
            stage.agent().remove(field);
        } else if (field.equals("deployedAt")) {
            stage.agent().put(field, value);
        } else {
            stage.row().put(field, value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "agentName, bob, Name, bob",
        "lastScrapedAt, missing, Name, --",
        "version, 20250805000000, Version, 20250805000000",
        "region, eu-central, Region, eu-central",
        "status, Setting Up, Status, Setting Up",
        "curCpu, 250m, CPU, 250m / 2000m",
        "curCpu, 1, CPU, 1000m / 2000m",
        "curCpu, 1500u, CPU, 2m / 2000m",
        "lastScrapedAt, missing, CPU, - / 2000m",
        "cpuLimit, as it is, CPU, 350m / as it is",
        "curMem, 512Mi, Mem, 0.5 / 4GB",
        "curMem, 100Gi, Mem, 1e+02 / 4GB",
        "memLimit, 10Gi, Mem, 1.5 / 10GB",
        "lastScrapedAt, missing, Mem, - / 4GB",
        "curMem, abc, Mem, / 4GB",
        "deployedAt, 0001-01-01T00:00:00Z, Deployed At, --",
        "deployedAt, missing, Deployed At, 1970-01-01T00:00:00Z",
        "deployedAt, 2025-08-09T00:31:48.9Z, Deployed At, 2025-08-09T00:31:48Z",
        "lastScrapedAt, missing, Last Observed, --",
        "lastScrapedAt, 2025-08-09T01:00:00.5Z, Last Observed, 2025-08-09T01:00:00Z",
    })
    void aColumnShowsIt(String field, String value, String column, String shown) {
        set(field, value);

        assertThat(cell(column)).isEqualTo(shown);
    }

    @Test
    void aRowWithoutAVersionHasTheAgents() {
        stage.row().remove("version");

        assertThat(cell("Version")).isEqualTo(Stage.CURRENT);
    }

    @ParameterizedTest
    @CsvSource({"true, '', production", "true, staging, staging", "false, '', --", "false, staging, --"})
    void aDeploymentIsShownWhereTheProjectHasThem(boolean enabled, String name, String shown) {
        stage.row().put("deploymentEnabled", enabled).put("deployment", name);

        assertThat(cell("Deployment")).isEqualTo(shown);
    }

    @Test
    void replicasStandBesideTheirLimits() {
        stage.row().put("replicas", 3).put("minReplicas", 1).put("maxReplicas", 9);

        assertThat(cell("Replicas")).isEqualTo("3 / 1 / 9");
    }

    @Test
    void aQuantityThatIsNoneIsWarnedOf() {
        stage.row().put("curCpu", "much");

        assertThat(status().err()).contains("warning: CPU of production/us-east is no quantity: much");
    }

    @Test
    void rowsStandInTheOrderOfTheService() {
        stage.rows().addObject().put("region", "zz").put("status", "Running");
        stage.rows().addObject().put("region", "aa").put("status", "Running");

        assertThat(status().out()
                        .lines()
                        .skip(3)
                        .map(line -> line.startsWith("│") ? cells(line).get(4) : ""))
                .containsExactly("us-east", "zz", "aa", "");
    }

    @Test
    void anAgentThatIsNotThereHasNoStatus() {
        CliHarness.Result result = stage.run("agent", "status", "--id", "CA_none");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("error: no agents found");
    }

    @Test
    void jsonIsTheAnswerOfTheService() {
        CliHarness.Result result = stage.run("agent", "status", "-j");

        JsonNode answer = RequestForm.parse(result.out());
        assertThat(answer.path("agents").path(0).path("agentId").asText()).isEqualTo("CA_abc");
        assertThat(answer.path("agents").path(0).path("agentDeployments")).hasSize(1);
        assertThat(result.out()).startsWith("{\n  \"agents\"").endsWith("}\n");
    }
}
