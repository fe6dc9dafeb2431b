package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands about private links send, and the forms of their answers. */
class PrivateLinkFormsTest {
    private static final String CREATE = "agent private-link create --name db --port 5432 --region us-east --endpoint ";

    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() {
        stage.service()
                .withArray("/privateLinks")
                .addObject()
                .put("privateLinkId", "PL_1")
                .put("name", "db")
                .put("region", "us-east")
                .put("port", 5432);
    }

    private JsonNode json(String line) {
        CliHarness.Result result = stage.type(line);
        assertThat(result.code()).as(result.err()).isZero();
        return RequestForm.parse(result.out());
    }

    private void health(String status) {
        stage.service()
                .putObject("linkStatus")
                .putObject("PL_1")
                .put("status", status)
                .put("updatedAt", "2025-08-09T00:00:00.5Z")
                .put("reason", "no route");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.amazonaws.vpce.us-east-1.vpce-svc-1",
                "pls.11111111-2222-3333-4444-555555555555.eastus.azure.privatelinkservice",
                "/subscriptions/ID/resourceGroups/g/providers/Microsoft.Network/privateLinkServices/pls",
            })
    void anEndpointIsSentAsItIs(String endpoint) {
        CliHarness.Result result = stage.type(CREATE + endpoint);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(stage.cloud().requests())
                .filteredOn(request -> request.name().equals("CreatePrivateLink"))
                .singleElement()
                .extracting(CloudRequest::body)
                .hasToString(
                        "{\"name\":\"db\",\"region\":\"us-east\",\"port\":5432,\"endpoint\":\"" + endpoint + "\"}");
    }

    @Test
    void theSettingsAreReadBeforeTheLinkIsMade() {
        stage.type(CREATE + "com.x");

        assertThat(stage.cloud().requests())
                .extracting(CloudRequest::name)
                .containsExactly("GetClientSettings", "CreatePrivateLink");
    }

    @Test
    void onlyWhatThereIsIsTold() {
        assertThat(stage.type(CREATE + "com.x").err())
                .contains("Loading client settings...\nCreated private link [")
                .contains("]\nEndpoint [com.x]\nGateway DNS [db.plg.svc]\n")
                .doesNotContain("Cloud Region");
    }

    @Test
    void aNewLinkIsGivenToProgramsAsTheServiceGaveIt() {
        JsonNode link = json(CREATE + "com.x --json").path("privateLink");

        assertThat(link.path("name").asText()).isEqualTo("db");
        assertThat(link.path("connectionEndpoint").asText()).isEqualTo("db.plg.svc");
        assertThat(stage.type(CREATE + "com.x --json").err()).doesNotContain("Created private link");
    }

    @Test
    void aDeletionIsAnEmptyAnswer() {
        CliHarness.Result result = stage.type("agent private-link delete --id PL_1 --json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("{}\n");
        assertThat(stage.cloud().writes()).containsExactly("DestroyPrivateLink");
    }

    @Test
    void theHealthIsGivenToProgramsInTheFormOfTheApi() {
        health("PRIVATE_LINK_STATUS_UNHEALTHY");

        assertThat(json("agent private-link health-status --id PL_1 --json"))
                .isEqualTo(RequestForm.parse("{\"value\":{\"status\":\"PRIVATE_LINK_STATUS_UNHEALTHY\",\"updatedAt\":"
                        + "\"2025-08-09T00:00:00.500Z\",\"reason\":\"no route\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE_LINK_STATUS_UNKNOWN, 0",
        "PRIVATE_LINK_STATUS_PROVISIONING, 1",
        "PRIVATE_LINK_STATUS_PENDING_APPROVAL, 2",
        "PRIVATE_LINK_STATUS_HEALTHY, 3",
        "PRIVATE_LINK_STATUS_UNHEALTHY, 4",
        "PRIVATE_LINK_STATUS_APPROVED, 5",
    })
    void theListGivesStatesAsNumbersAndTimesInParts(String status, int number) {
        health(status);

        JsonNode item = json("agent private-link list --json").path("items").path(0);

        assertThat(item.path("health").path("status").asInt()).isEqualTo(number);
        assertThat(item.path("health").has("status")).isEqualTo(number != 0);
        assertThat(item.path("health").path("updated_at")).hasToString("{\"seconds\":1754697600,\"nanos\":500000000}");
        assertThat(item.path("private_link"))
                .hasToString("{\"private_link_id\":\"PL_1\",\"name\":\"db\",\"region\":\"us-east\",\"port\":5432,"
                        + "\"Config\":null}");
        assertThat(item.has("health_error")).isFalse();
    }

    @Test
    void emptyCellsHaveADash() {
        assertThat(stage.type("agent private-link list").out())
                .contains(
                        "│ ID   │ Name │ Region  │ Cloud Region │ Port │ Endpoint │ DNS │ Health  │ Updated At │ Reason │")
                .contains(
                        "│ PL_1 │ db   │ us-east │ -            │ 5432 │ -        │ -   │ Unknown │ -          │ -      │");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "health-status"})
    void anIdIsRequiredBeforeAnyRequest(String verb) {
        CliHarness.Result result = stage.type("agent private-link " + verb);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Required flag \"id\" not set");
        assertThat(stage.cloud().requests()).isEmpty();
    }
}
