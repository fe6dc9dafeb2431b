package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.LkjProcess;
import dev.lkj.testing.Tmux;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs in a terminal of 80 columns: no line of lkj's reaches the edge, so none is cut within a word. */
@Tag("component")
final class TerminalWidthTest {
    private static final List<String> REGIONS =
            List.of("us-east", "eu-central", "ap-south", "us-west", "eu-west", "sa-east-far-away", "me-central-1");

    @TempDir
    private Path folder;

    private StubProject project;
    private EmulatorServer emulator;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
        emulator = EmulatorServer.start(EmulatorOptions.of(new SimulateEngine(Clock.system(), Duration.ofMillis(50)))
                .withAgents(List.of(AgentSeed.of("CA_stub")))
                .withRegions(REGIONS)
                .withSubdomain("stub")
                .withTemporary(folder));
    }

    @AfterEach
    void stopService() {
        emulator.close();
    }

    private LkjCommand lkj() {
        return project.lkj()
                .with(emulator.environment())
                .with("LANG", "C.UTF-8")
                .with("PATH", System.getenv("PATH"))
                .terminals("012");
    }

    private Tmux terminal(String... args) {
        return lkj().inTerminal(80, 24, args);
    }

    private void deploy(String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("agent", "deploy"));
        words.addAll(List.of(more));
        LkjProcess.Result result = project.lkj().with(emulator.environment()).run(words.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
    }

    private static void assertNoLineReachesTheEdge(Tmux terminal) {
        assertThat(terminal.history()).isEqualTo(terminal.unwrapped());
    }

    @Test
    void logsThatAreWaitedForSayWhatIsNotShown() {
        try (Tmux terminal = terminal("agent", "logs", "--wait")) {
            terminal.await("nothing to read yet; waiting (--wait)");
            assertThat(terminal.screen()).contains("""
                            not shown: eu-central, ap-south, us-west, eu-west, sa-east-far-away,
                            me-central-1 (--region NAME, or --all)
                            """);
            assertNoLineReachesTheEdge(terminal);
            deploy();
            terminal.await(": started").press("C-c").await("[exit 130]");
            assertThat(terminal.cursorShown()).isTrue();
        }
    }

    @Test
    void aDeploymentThatIsWaitedForIsNamed() {
        deploy();
        deploy("-d", "staging");
        try (Tmux terminal = terminal("agent", "logs", "--wait", "-d", "canary-of-the-front-desk")) {
            terminal.await("(--wait)");
            assertThat(terminal.screen())
                    .contains("no deployment [canary-of-the-front-desk] of this agent; there is production,\n"
                            + "staging; waiting (--wait)");
            assertNoLineReachesTheEdge(terminal);
            terminal.press("C-c").await("[exit 130]");
        }
    }

    /** The starter's repository is one of this machine, by git's own way to say so. */
    private Map<String, String> starter() throws IOException {
        Path starter = Files.createDirectory(folder.resolve("starter"));
        Files.writeString(starter.resolve(".env.example"), "LIVEKIT_URL=\nOPENAI_API_KEY=\nMODEL=small\n");
        Files.writeString(starter.resolve("requirements.txt"), "livekit-agents~=1.6\n");
        Files.writeString(starter.resolve("agent.py"), "");
        Files.writeString(starter.resolve("Dockerfile"), "FROM scratch\n");
        Files.writeString(
                starter.resolve("taskfile.yaml"), "tasks: {install: echo installing, post_create: echo and now}\n");
        assertThat(LkjProcess.shell("cd '" + starter + "' && git init -q -b main . && git add -A && git -c user.name=x"
                        + " -c user.email=x@example.com commit -q -m first"))
                .isZero();
        return Map.of(
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "url." + starter.toUri() + ".insteadOf",
                "GIT_CONFIG_VALUE_0", "https://github.com/livekit-examples/agent-starter-python");
    }

    @Test
    void anAgentIsInitialisedAndDeployed() throws IOException {
        try (Tmux terminal = lkj().with(starter()).inTerminal(80, 24, "agent", "init", "front-desk", "--deploy")) {
            terminal.await("Select the language for your agent project").press("Enter");
            terminal.await("OPENAI_API_KEY (not shown").press("sk-1", "Enter");
            terminal.await("MODEL [small]").press("Enter");
            terminal.await("Use project [").press("Enter");
            terminal.await("Select secrets file").press("Enter");
            terminal.await("Select region for agent deployment").press("Down", "Enter");
            terminal.await("Would you like to view logs?").press("n", "Enter").await("[exit 0]");
            assertThat(terminal.history())
                    .contains(
                            "Cloning template from\n[https://github.com/livekit-examples/agent-starter-python]...\n",
                            "Installing the dependencies of front-desk...\ninstalling\n",
                            "and now\nCreated [front-desk]\n",
                            "Deploying agent...\n",
                            "Using region [us-east]\n",
                            " is live.\n",
                            "lkj agent status front-desk\n")
                    .doesNotContain("sk-1");
            assertNoLineReachesTheEdge(terminal);
        }
        Path made = project.folder().resolve("front-desk");
        assertThat(made.resolve("livekit.toml")).content().contains("subdomain = \"stub\"");
        assertThat(made.resolve(".env.local")).content().endsWith("OPENAI_API_KEY=sk-1\nMODEL=small\n");
    }

    @Test
    void aLongNameIsAskedForInWholeWords() throws IOException {
        String name = "the-agent-of-the-front-desk-of-the-grand-hotel-in-the-old-town";
        try (Tmux terminal = lkj().with(starter()).inTerminal(80, 24, "agent", "init", name)) {
            terminal.await("Select the language").press("Enter");
            terminal.await("OPENAI_API_KEY").press("Enter");
            terminal.await("MODEL [small]").press("Enter");
            terminal.await("[Y/n]").press("n", "Enter").await("[exit 0]");
            assertThat(terminal.history())
                    .contains("Install the dependencies of\n" + name + "? [Y/n] n\n")
                    .contains("Created [" + name + "]\n\n  cd " + name + "\n");
            assertNoLineReachesTheEdge(terminal);
        }
    }
}
