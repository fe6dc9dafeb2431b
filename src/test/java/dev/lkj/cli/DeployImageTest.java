package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.fault.FaultAction;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.state.Plan;
import dev.lkj.testing.Await;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prebuilt images against the emulator: pushed, rolled out, and what happens on a bad day. */
class DeployImageTest {
    private final TestImage image = TestImage.of("one", "two");

    @TempDir
    private Path folder;

    private Rehearsal rehearsal;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        rehearsal = new Rehearsal(folder, options -> options.withPlan(Plan.ENTERPRISE));
        client = new TestClient(rehearsal.emulator());
        image.dockerArchive(rehearsal.work().resolve("img.tar"));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        rehearsal.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().contains("lkj-image-"));
        }
    }

    private CliHarness.Result deploy(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"agent", "deploy", "--image-tar", "img.tar"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return rehearsal.run(args);
    }

    private List<String> requests(String kind) throws IOException, InterruptedException {
        JsonNode requests = client.get("/_emulator/requests").path("requests");
        return StreamSupport.stream(requests.spliterator(), false)
                .filter(request -> request.path("kind").asText().startsWith(kind))
                .map(request -> request.path("method").asText() + " "
                        + request.path("path").asText().replaceAll(".*/", "") + " "
                        + request.path("status").asInt())
                .toList();
    }

    private JsonNode versions() throws IOException, InterruptedException {
        return client.rpc("ListAgentVersions", "{\"agent_id\":\"CA_1\"}").path("versions");
    }

    private void order(FaultRule rule) {
        rehearsal.emulator().faults().add(List.of(rule));
    }

    @Test
    void theImageOfATarIsPushedAndServes() throws Exception {
        CliHarness.Result result = deploy("--attribute", "ticket=7");

        assertThat(result.code()).as(result.err()).isZero();
        String tag = versions().path(0).path("version").asText();
        assertThat(result.err())
                .contains("Loading image from [img.tar]\n")
                .contains("Loaded 2 layers, ")
                .contains("Pushing image [127.0.0.1:" + rehearsal.emulator().port() + "/agents/ca_1:" + tag + "]\n")
                .contains("Pushed ")
                .contains(tag + " is live");
        assertThat(versions().path(0).path("current").asBoolean()).isTrue();
        assertThat(versions().path(0).path("attributes").path("ticket").asText())
                .isEqualTo("7");
        assertThat(requests("blob-upload")).hasSize(9);
    }

    @Test
    void whatTheRegistryHasIsNotSentAgain() throws Exception {
        CliHarness.Result first = deploy();
        CliHarness.Result second = deploy();

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(requests("blob-upload")).hasSize(9);
        assertThat(second.err()).contains("Pushed 0 B; 3 parts were there");
        assertThat(versions()).hasSize(2);
    }

    @Test
    void anOciLayoutIsPushedByteForByte() throws Exception {
        image.ociArchive(rehearsal.work().resolve("img.tar"));

        CliHarness.Result result = deploy();

        assertThat(result.code()).as(result.err()).isZero();
        String tag = versions().path(0).path("version").asText();
        assertThat(client.send(client.request("/v2/agents/ca_1/manifests/" + tag)
                                .build())
                        .body())
                .isEqualTo(new String(image.ociManifest(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void eventsTellThePush() throws Exception {
        CliHarness.Result result = deploy("--json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("{\"event\":\"image\",")
                .contains("{\"event\":\"pushing\",")
                .contains("{\"event\":\"push_progress\",")
                .contains("{\"event\":\"pushed\",")
                .contains("\"reused_blobs\":0");
        assertThat(result.out().lines().filter(line -> line.contains("\"event\":\"result\"")))
                .singleElement()
                .asString()
                .contains("\"success\":true", "\"state\":\"serving\"", "\"verified\":true");
    }

    @Test
    void quietSaysNothing() {
        CliHarness.Result result = deploy("--quiet");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEmpty();
    }

    @Test
    void detachedItReturnsAfterThePush() throws Exception {
        CliHarness.Result result = deploy("--detach");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("is rolling out; not waiting (--detach).");
        assertThat(versions()).hasSize(1);
    }

    @Test
    void secretsAreSetBeforeThePush() throws Exception {
        CliHarness.Result result = deploy("--secrets", "TOKEN=abc");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Set TOKEN").contains("TOKEN").doesNotContain("abc");
        assertThat(client.rpc("ListAgentSecrets", "{\"agent_id\":\"CA_1\"}").toString())
                .contains("TOKEN");
    }

    @Test
    void aDryRunShowsTheLayersAndSendsNothing() throws Exception {
        CliHarness.Result text = deploy("--dry-run", "--secrets", "TOKEN=abc");
        CliHarness.Result json = deploy("--dry-run", "--json");

        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out())
                .contains("2 layers, ")
                .contains("for linux/amd64")
                .contains("TOKEN")
                .contains("the configuration");
        assertThat(json.out()).contains("{\"event\":\"plan\",").contains("\"media_type\":\"application/vnd.docker");
        assertThat(requests("push-target")).isEmpty();
        assertThat(requests("")).noneMatch(request -> request.contains("UpdateAgentSecrets"));
    }

    @Test
    void anotherPlanEndsWithItsCode() throws IOException {
        rehearsal.close();
        rehearsal = new Rehearsal(folder);

        CliHarness.Result result = deploy();

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err())
                .contains("unable to deploy prebuilt image: failed to get push target: push-target returned 403")
                .contains("not included in the ship plan");
    }

    @Test
    void aConnectionThatIsCutWithinABlobIsTriedAgain() throws Exception {
        order(FaultRule.cut("blob-upload", FaultAction.CUT_REQUEST, 100).at(4, 3));

        CliHarness.Result result = deploy();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(versions()).hasSize(1);
    }

    @Test
    void theUsersEndStopsThePush() throws Exception {
        order(FaultRule.delay("blob-upload", 600_000).at(1, -1));
        CliHarness harness = rehearsal.harness();
        CompletableFuture<CliHarness.Result> run =
                CompletableFuture.supplyAsync(() -> harness.run("agent", "deploy", "--image-tar", "img.tar"));
        Await.until("the push is under way", () -> blobsAskedFor() == 3);

        harness.cancellation().cancel();
        CliHarness.Result result = run.get();

        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err()).contains("interrupted: the push was stopped; unless its last request had arrived");
        assertThat(versions()).isEmpty();
    }

    private long blobsAskedFor() {
        try {
            return requests("blob").stream()
                    .filter(request -> request.startsWith("HEAD"))
                    .count();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRegistryThatStaysBrokenIsGivenUpAfterThreeTries() throws Exception {
        order(FaultRule.status(
                        "blob-upload", 500, Map.of(), "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"oops\"}]}")
                .at(1, -1));

        CliHarness.Result result = deploy();

        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(result.err())
                .contains(
                        "unable to deploy prebuilt image: failed to push image: 127.0.0.1 answered 500: UNKNOWN: oops")
                .contains("(3 tries in ");
        assertThat(versions()).isEmpty();
    }

    @Test
    void aRegistryThatRecoversIsEnough() throws Exception {
        order(FaultRule.status("manifest", 503, Map.of(), "").at(1, 2));

        assertThat(deploy().code()).isZero();
        assertThat(versions()).hasSize(1);
    }

    @Test
    void aRefusalIsFinal() throws Exception {
        order(FaultRule.status(
                        "manifest", 403, Map.of(), "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"not you\"}]}")
                .at(2, -1));

        CliHarness.Result result = deploy("--secrets", "TOKEN=abc");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("answered 403: DENIED: not you")
                .contains("the secrets were set before, and stay");
        assertThat(requests("manifest")).hasSize(2);
    }

    @Test
    void aDigestThatTheRegistryDoesNotAcceptIsAFailure() throws Exception {
        order(FaultRule.status(
                        "blob-upload",
                        400,
                        Map.of(),
                        "{\"errors\":[{\"code\":\"DIGEST_INVALID\",\"message\":\"other\"}]}")
                .at(7, -1));

        CliHarness.Result result = deploy();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("answered 400: DIGEST_INVALID: other");
        assertThat(versions()).isEmpty();
    }
}
