package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private links are made, listed, looked at and deleted. */
class PrivateLinkTest {
    private static final String CREATE = "agent private-link create --name db --port 5432 --endpoint com.x";

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() {
        stage.service()
                .putArray("privateLinks")
                .addObject()
                .put("privateLinkId", "PL_1")
                .put("name", "db")
                .put("region", "us-east")
                .put("port", 5432)
                .put("endpoint", "com.amazonaws.vpce.us-east-1.vpce-svc-1")
                .put("connectionEndpoint", "db.plg.svc");
    }

    private String sent(String call) {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals(call))
                .map(CloudRequest::body)
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    @Test
    void aLinkOfTheEmulatorLivesItsLife() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder.resolve("emulated"))) {
            CliHarness.Result made = rehearsal.type(CREATE + " --region us-east --json");
            String id = RequestForm.parse(made.out())
                    .path("privateLink")
                    .path("privateLinkId")
                    .asText();
            assertThat(made.code()).as(made.err()).isZero();
            assertThat(rehearsal.type("agent private-link list").out()).contains("│ " + id + " │ db   │ us-east │");
            assertThat(rehearsal
                            .type("agent private-link health-status --id " + id)
                            .out())
                    .contains("│ " + id);
            assertThat(rehearsal.type("agent private-link delete --id " + id).err())
                    .contains("Deleted private link [" + id + "]");
            CliHarness.Result none = rehearsal.type("agent private-link list");
            assertThat(none.err()).contains("No private links found");
            assertThat(none.out()).isEmpty();
            assertThat(rehearsal.type("agent private-link list --json").out()).isEqualTo("{\n  \"items\": []\n}\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"5432, 5432", "0x1538, 5432", "0o12470, 5432", "0b1010100111000, 5432", "65535, 65535"})
    void aPortIsWrittenInManyWays(String written, int port) {
        CliHarness.Result result =
                stage.type("agent private-link create --name db --endpoint com.x --region us-east --port " + written);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(sent("CreatePrivateLink")).contains("\"port\":" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "4294967296", "0", "-1", "http", "0x", "1e3", "+1"})
    void aPortThatIsNoneIsRefusedBeforeAnyRequest(String port) {
        CliHarness.Result result =
                stage.type("agent private-link create --name db --endpoint com.x --region us-east --port=" + port);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("invalid value \"" + port + "\" for flag -port: ");
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @Test
    void aCloudRegionIsSentOnlyWhenItIsGiven() {
        stage.type(CREATE + " --region us-east --cloud-region eastus");

        assertThat(sent("CreatePrivateLink")).contains("\"cloud_region\":\"eastus\"");
    }

    @Test
    void missingFlagsAreNamedTogether() {
        CliHarness.Result result = stage.type("agent private-link create --name db");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Required flags \"port, endpoint\" not set");
        assertThat(stage.type("agent private-link delete").err()).contains("Required flag \"id\" not set");
    }

    @Test
    void withoutATerminalTheRegionHasToBeNamed() {
        CliHarness.Result result = stage.type(CREATE);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("non-interactive mode: --region flag must be specified,"
                        + " available regions: [us-east eu-central ap-south]");
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void aServiceWithoutRegionsHasOne() {
        stage.service().putObject("clientSettings").put("python-min-sdk-version", "1.0.0");

        assertThat(stage.type(CREATE).code()).isZero();
        assertThat(sent("CreatePrivateLink")).contains("\"region\":\"us-east\"");
    }

    @Test
    void aRegionOutsideTheProjectsOwnIsWarnedOf() {
        stage.service()
                .putObject("clientSettings")
                .put("available_regions", "us-east")
                .put("residency_warning_regions", "us-east")
                .put("project_data_region", "eu");

        CliHarness.Result result = stage.type(CREATE + " --region us-east");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Deploying to [us-east]. Data residency warning: This agent will run in");
    }

    @Test
    void aLinkWhoseHealthIsNotToldIsUnknown() {
        assertThat(stage.type("agent private-link list").out()).contains("│ Unknown │ -");
        CliHarness.Result result = stage.type("agent private-link health-status --id PL_1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("health status unavailable for private link [PL_1]");
    }

    @Test
    void aHealthThatCannotBeReadIsNoFailureOfTheList() {
        stage.cloud().always("GetPrivateLinkStatus", Answers.error("unavailable", "try later"));

        CliHarness.Result result = stage.type("agent private-link list");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("│ Error  │ -          │ twirp error unavailable: try later │");
        assertThat(stage.type("agent private-link list --json").out())
                .contains("\"health\": null,\n      \"health_error\": \"twirp error unavailable: try later\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CreatePrivateLink    | create --name a --port 1 --endpoint e --region r | create
            ListPrivateLinks     | list                                             | list
            DestroyPrivateLink   | delete --id PL_1                                 | delete
            GetPrivateLinkStatus | health-status --id PL_1                          | get health status for
            """)
    void aRefusalSaysWhatWasNotPossible(String call, String words, String action) {
        stage.cloud().always(call, Answers.error("aborted", "not today"));

        CliHarness.Result result = stage.type("agent private-link " + words);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("error: unable to " + action + " private link: not today");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aWriteWhoseAnswerIsLostIsNotSentAgain() {
        stage.cloud().always("CreatePrivateLink", Fault.CUT_BEFORE_ANSWER.answer());

        CliHarness.Result result = stage.type(CREATE + " --region us-east");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("but look at the list of private links first");
        assertThat(stage.cloud().writes()).containsExactly("CreatePrivateLink");
    }

    @Test
    void onATerminalNamesThatDoNotFitAreShownBelowTheTable() {
        stage.service()
                .putObject("linkStatus")
                .putObject("PL_1")
                .put("status", "PRIVATE_LINK_STATUS_UNHEALTHY")
                .put("updatedAt", "2026-11-22T10:00:00Z")
                .put("reason", "no route");
        stage.settings(harness -> harness.terminals(true, true, true).with("NO_COLOR", "1"));

        CliHarness.Result result = stage.type("agent private-link list");

        assertThat(result.out()).isEqualTo("""
                ID    Name  Region   Port  Health
                PL_1  db    us-east  5432  Unhealthy

                PL_1
                  DNS       db.plg.svc
                  Endpoint  com.amazonaws.vpce.us-east-1.vpce-svc-1
                PL_1: no route, 15 minutes ago
                """);
        assertThat(stage.type("agent private-link health-status --id PL_1").out())
                .isEqualTo("PL_1  Unhealthy  no route, 15 minutes ago\n");
    }

    @Test
    void onATerminalShortNamesStandInTheTable() {
        ((ObjectNode) stage.service().path("privateLinks").get(0)).put("endpoint", "vpce-svc-1");
        stage.settings(harness -> harness.terminals(true, true, true).with("NO_COLOR", "1"));

        assertThat(stage.type("agent private-link list").out()).isEqualTo("""
                ID    Name  Region   Port  Health   DNS         Endpoint
                PL_1  db    us-east  5432  Unknown  db.plg.svc  vpce-svc-1
                """);
    }
}
