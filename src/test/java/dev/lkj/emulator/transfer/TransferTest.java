package dev.lkj.emulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.testing.Await;
import dev.lkj.time.MovableClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Out of one emulator and into another. */
class TransferTest {
    private final EmulatorFixture from = new EmulatorFixture();
    private EmulatorFixture to = new EmulatorFixture();

    @AfterEach
    void stop() {
        from.close();
        to.close();
    }

    private static JsonNode agent(EmulatorFixture fixture) throws Exception {
        return fixture.client.get("/_emulator/state").path("agents").path(0);
    }

    private static String current(EmulatorFixture fixture) throws Exception {
        return agent(fixture).path("current").asText();
    }

    private static JsonNode done(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    @Test
    void whatWasExportedIsThereAfterTheImport() throws Exception {
        String first = from.serve();
        String second = from.serve();
        String staged = from.serve("staging");
        from.client.rpc(
                "CreatePrivateLink",
                "{\"name\":\"db\",\"region\":\"us-east\",\"port\":5432,\"endpoint\":\"db.internal\"}");

        JsonNode imported = done(ExportedBytes.of(from).into(to, false));

        assertThat(imported.path("agents").asInt()).isEqualTo(1);
        assertThat(imported.path("versions").asInt()).isEqualTo(3);
        assertThat(imported.path("private_links").asInt()).isEqualTo(1);
        assertThat(imported.path("built_images").asInt()).isEqualTo(3);
        assertThat(current(to)).isEqualTo(second);
        assertThat(agent(to).path("versions").findValuesAsText("version")).containsExactly(first, second, staged);
        assertThat(to.client.rpc("ListPrivateLinks", "{}").findValuesAsText("name"))
                .containsExactly("db");
        Await.until("new instances run", () -> to.engine.running().size() == 2);
        assertThat(to.engine.running()).noneMatch(from.engine.running()::contains);
    }

    @Test
    void anEarlierVersionCanBePutBackAfterwards() throws Exception {
        String first = from.serve();
        from.serve();
        done(ExportedBytes.of(from).into(to, false));
        to.client.rpc("RollbackAgent", "{\"agent_id\":\"CA_1\",\"version\":\"" + first + "\"}");
        to.await(first + " healthy");
        assertThat(current(to)).isEqualTo(first);
    }

    @Test
    void whatRolledRollsOn() throws Exception {
        from.serve();
        from.engine.comeUp = false;
        String rolling = from.client.deploy("CA_1", "");
        done(ExportedBytes.of(from).into(to, false));
        to.await(rolling + " healthy");
        assertThat(current(to)).isEqualTo(rolling);
    }

    @Test
    void aBuildThatWasGoingOnIsInterrupted() throws Exception {
        from.engine.buildsUntilCancelled();
        from.client.upload(from.client.form("CA_1", ""), new byte[] {1});
        var lines =
                from.client.stream(from.client.buildRequest("CA_1", "")).body().iterator();
        lines.next();
        done(ExportedBytes.of(from).into(to, false));
        assertThat(agent(to).path("versions").path(0).path("status").asText()).isEqualTo("Failed");
        assertThat(agent(to).path("versions").path(0).path("failure").asText()).isEqualTo("interrupted");
    }

    @Test
    void sessionsAndInstancesStayWhereTheyAre() throws Exception {
        from.serve();
        from.client.post("/_emulator/sessions", "{\"agent_id\":\"CA_1\"}");
        done(ExportedBytes.of(from).into(to, false));
        assertThat(agent(to).path("active_sessions").asInt()).isZero();
        assertThat(agent(to).path("lost_sessions").asInt()).isZero();
        assertThat(agent(from).path("active_sessions").asInt()).isEqualTo(1);
    }

    @Test
    void valuesOfSecretsAreLeftOutAndTheirNamesAreSaid() throws Exception {
        from.serve();
        from.client.rpc(
                "UpdateAgentSecrets",
                "{\"agent_id\":\"CA_1\",\"secrets\":[{\"name\":\"TOKEN\",\"value\":\"aHVzaGh1c2g=\","
                        + "\"kind\":\"AGENT_SECRET_KIND_ENVIRONMENT\"}]}");
        ExportedBytes file = ExportedBytes.of(from);
        assertThat(file.text("emulator.json")).contains("TOKEN").doesNotContain("hushhush", "aHVzaGh1c2g");
        JsonNode imported = done(file.into(to, false));
        assertThat(imported.path("missing_secrets").toString())
                .isEqualTo("[{\"agent_id\":\"CA_1\",\"secrets\":[\"TOKEN\"]}]");
        assertThat(agent(to).path("secrets")).isEmpty();
    }

    @Test
    void aDeletedIdIsNotAdoptedThereEither() throws Exception {
        from.client.deploy("CA_gone", "");
        from.client.rpc("DeleteAgent", "{\"agent_id\":\"CA_gone\"}");
        done(ExportedBytes.of(from).into(to, false));
        assertThat(to.client.call("DeployAgentV2", "{\"agent_id\":\"CA_gone\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void agentsThatAreThereAreNotForgottenUnlessThatIsSaid() throws Exception {
        MovableClock later = new MovableClock();
        later.pass(Duration.ofHours(1));
        to.close();
        to = new EmulatorFixture(options -> options.withTestClock(later));
        String here = to.serve();
        String there = from.serve("staging");
        ExportedBytes file = ExportedBytes.of(from);
        HttpResponse<String> refused = file.into(to, false);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(current(to)).isEqualTo(here);
        assertThat(to.engine.builds).hasSize(1);

        done(file.into(to, true));
        assertThat(agent(to).path("versions").findValuesAsText("version")).containsExactly(there);
        Await.until(
                "only the imported one runs",
                () -> to.engine.running().stream().allMatch(instance -> instance.contains(there)));
        assertThat(to.engine.calls).contains("forget image CA_1-" + here);
    }

    @Test
    void whatIsHereAlreadyIsNotBuiltAgain() throws Exception {
        String tag = from.serve();
        int builds = from.engine.builds.size();
        ExportedBytes file = ExportedBytes.of(from);
        JsonNode imported = done(file.into(from, true));
        assertThat(imported.path("built_images").asInt()).isZero();
        assertThat(from.engine.builds).hasSize(builds);
        assertThat(from.engine.calls).doesNotContain("forget image CA_1-" + tag);
        assertThat(ExportedBytes.of(from).text("sources/CA_1/" + tag + ".tar.gz"))
                .isEqualTo(file.text("sources/CA_1/" + tag + ".tar.gz"));
    }

    @Test
    void anotherVersionOfTheSameNameIsRefused() throws Exception {
        String tag = from.serve();
        ExportedBytes other = ExportedBytes.of(from).with("sources/CA_1/" + tag + ".tar.gz", "other");
        HttpResponse<String> refused = other.into(from, true);
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body()).contains("CA_1 has another version " + tag + " here");
        assertThat(current(from)).isEqualTo(tag);
    }

    @Test
    void aVersionThatCannotBeBuiltHereChangesNothing() throws Exception {
        String good = from.serve();
        from.serve();
        to.engine.script = (line, cancellation) -> {
            if (to.engine.builds.size() == 2) {
                throw new BuildFailure("no room");
            }
        };
        HttpResponse<String> refused = ExportedBytes.of(from).into(to, false);
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body()).contains("cannot be built here: no room");
        assertThat(current(to)).isEmpty();
        assertThat(agent(to).path("versions")).isEmpty();
        assertThat(to.engine.calls).contains("forget image CA_1-" + good);
        to.engine.script = (line, cancellation) -> {};
        done(ExportedBytes.of(from).into(to, false));
    }

    @Test
    void aVersionWithoutASourceIsPrunedUnlessItServes() throws Exception {
        String first = from.serve();
        String second = from.serve();
        ExportedBytes file = ExportedBytes.of(from);
        done(without(file, first).into(to, false));
        assertThat(agent(to).path("versions").path(0).path("pruned").asBoolean())
                .isTrue();
        HttpResponse<String> refused = without(file, second).into(to, true);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("CA_1 serves " + second + ", whose source is not in the file");
    }

    private static ExportedBytes without(ExportedBytes file, String tag) throws Exception {
        String name = "sources/CA_1/" + tag + ".tar.gz";
        String list =
                file.text("emulator.json").replace("\"" + name + "\", ", "").replace(", \"" + name + "\"", "");
        return file.without(name).with("emulator.json", list);
    }

    @Test
    void anAgentOfARegionThatIsNotHereIsRefused() throws Exception {
        from.serve();
        to.close();
        to = new EmulatorFixture(options -> options.withRegions(List.of("eu-central")));
        HttpResponse<String> refused = ExportedBytes.of(from).into(to, false);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("CA_1 runs in [us-east]", "--region");
    }

    @Test
    void whatWasImportedOutlivesTheEmulator(@TempDir Path folder) throws Exception {
        String tag = from.serve();
        to.close();
        to = new EmulatorFixture(options -> options.withDataDir(folder.resolve("data")));
        done(ExportedBytes.of(from).into(to, false));
        to.close();
        to = new EmulatorFixture(options -> options.withDataDir(folder.resolve("data")));
        assertThat(current(to)).isEqualTo(tag);
        assertThat(ExportedBytes.of(to).text("sources/CA_1/" + tag + ".tar.gz").getBytes(StandardCharsets.ISO_8859_1))
                .containsExactly(1, 2, 3);
    }
}
