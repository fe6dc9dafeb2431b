package dev.lkj.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.Golden;
import dev.lkj.testing.VirtualScreen;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How whole runs look, with and without a terminal; addresses of this machine stand as HOST. */
class ScreensTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() {
        stage.version(Stage.CURRENT).withObject("/attributes").put("git_commit", "3f2c1aa");
        stage.service().putObject("build").put("stream", "none");
    }

    private static String hidden(String text) {
        return text.replaceAll("127\\.0\\.0\\.1:\\d+", "HOST");
    }

    /** Standard output marked, standard error as it is. */
    private void plain(String name, String... args) throws IOException {
        CliHarness.Result result = stage.run(args);
        String out = result.out().lines().map(line -> "| " + line + "\n").reduce("", String::concat);
        Golden.check("cli/screens/" + name + ".txt", hidden(result.err() + out) + "exit " + result.code() + "\n");
    }

    /** What stands on an 80-column terminal at the end. */
    private void live(String name, String... args) throws IOException {
        stage.settings(harness -> harness.terminals(true, true, true).with("TERM", "xterm-256color"));
        CliHarness.Result result = stage.run(args);
        VirtualScreen screen = new VirtualScreen(80, 100);
        PrintStream stream = screen.stream();
        stream.print(hidden(result.err()));
        stream.print(hidden(result.out()));
        stream.flush();
        Golden.check("cli/screens/" + name + ".txt", screen.text() + "\nexit " + result.code() + "\n");
    }

    private void crashes() {
        stage.service().withObject("/rollout").put("fail", true);
        stage.service()
                .putObject("logs")
                .putArray("lines")
                .add("Traceback (most recent call last):")
                .add("KeyError");
    }

    private void failsToBuild() {
        stage.service()
                .putObject("build")
                .put("stream", "buildx0.29-engine28-fail-run.rawjson")
                .put("error", "failed to solve: exit code: 1");
    }

    private void twoRegionsAndStaging() {
        ObjectNode other = stage.rows().addObject();
        other.put("agentId", "CA_abc")
                .put("region", "eu-central")
                .put("status", "Sleeping")
                .put("maxReplicas", 2);
        other.put("version", Stage.CURRENT)
                .put("deploymentEnabled", true)
                .put("cpuLimit", "2")
                .put("memLimit", "4Gi");
        ObjectNode staging = stage.rows().addObject();
        staging.put("agentId", "CA_abc")
                .put("region", "us-east")
                .put("deployment", "staging")
                .put("status", "Error");
        staging.put("maxReplicas", 1).put("version", "20261121170211").put("deploymentEnabled", true);
        staging.put("cpuLimit", "2").put("memLimit", "4Gi");
        staging.putArray("events")
                .addObject()
                .put("type", "AGENT_EVENT_TYPE_APPLICATION_CRASHED")
                .put("count", 3)
                .put("timestamp", "2026-11-22T10:11:00Z");
    }

    @Test
    void deploy() throws IOException {
        stage.service().withObject("/rollout").put("polls", 5);
        plain("deploy-plain", "agent", "deploy");
    }

    @Test
    void deployOnATerminal() throws IOException {
        live("deploy-live", "agent", "deploy");
    }

    @Test
    void deployQuietly() throws IOException {
        plain("deploy-quiet", "agent", "deploy", "--quiet");
    }

    @Test
    void deployInAPlainLocale() throws IOException {
        stage.workspace().with(Map.of("LANG", "C"));
        live("deploy-live-ascii", "agent", "deploy");
    }

    @Test
    void deployDryRun() throws IOException {
        plain("deploy-dry-run", "agent", "deploy", "--dry-run", "--secrets", "B=2", "--secrets", "A=1");
    }

    @Test
    void deployDetached() throws IOException {
        plain("deploy-detached", "agent", "deploy", "--detach");
    }

    @Test
    void aBuildThatFails() throws IOException {
        failsToBuild();
        plain("build-failed-plain", "agent", "deploy");
    }

    @Test
    void aBuildThatFailsOnATerminal() throws IOException {
        failsToBuild();
        live("build-failed-live", "agent", "deploy");
    }

    @Test
    void aRolloutThatFails() throws IOException {
        crashes();
        plain("rollout-failed-plain", "agent", "deploy");
    }

    @Test
    void aRolloutThatFailsOnATerminal() throws IOException {
        crashes();
        live("rollout-failed-live", "agent", "deploy");
    }

    @Test
    void aRolloutThatTakesTooLong() throws IOException {
        stage.service().withObject("/rollout").put("polls", 100_000);
        plain("rollout-timeout", "agent", "deploy", "--timeout", "20s");
    }

    @Test
    void aVersionThatWasOvertaken() throws IOException {
        stage.cloud()
                .intercept((request, nth) -> request.name().equals("ListAgentVersions") && nth > 1
                        ? Answers.json(200, """
                        {"versions":[{"version":"20260102030406","status":"Stopped"},
                          {"version":"20260102030499","current":true,"status":"Running"}]}""").build()
                        : null);
        plain("rollout-overtaken", "agent", "deploy");
    }

    @Test
    void aWrongTarget() throws IOException {
        stage.workspace().file("livekit.toml", "[project]\nsubdomain = \"acme-x1\"\n[agent]\nid = \"CA_abc\"\n");
        stage.workspace().file("livekit.dev.toml", "[project]\nsubdomain = \"my-app-1a2b\"\n[agent]\nid = \"CA_d\"\n");
        plain("wrong-target", "agent", "deploy", "-d", "staging");
    }

    @Test
    void rollback() throws IOException {
        plain("rollback-plain", "agent", "rollback");
    }

    @Test
    void rollbackOnATerminal() throws IOException {
        live("rollback-live", "agent", "rollback", "--yes", "--version", "20250801000000");
    }

    @Test
    void rollbackWithNamedDeployments() throws IOException {
        twoRegionsAndStaging();
        plain("rollback-named", "agent", "rollback");
    }

    @Test
    void status() throws IOException {
        twoRegionsAndStaging();
        plain("status-plain", "agent", "status");
        live("status-live", "agent", "status", "--quiet");
        live("status-wide", "agent", "status", "--wide", "--quiet");
    }

    @Test
    void versions() throws IOException {
        stage.version("20250805000000")
                .withObject("/attributes")
                .put("git_commit", "71c0d9e")
                .put("git_tree", "aaaa");
        plain("versions-plain", "agent", "versions");
        live("versions-live", "agent", "versions", "--quiet");
    }

    @Test
    void list() throws IOException {
        twoRegionsAndStaging();
        plain("list-plain", "agent", "list");
        live("list-live", "agent", "list", "--quiet");
    }
}
