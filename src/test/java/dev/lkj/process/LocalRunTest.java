package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.Await;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.LkjProcess;
import dev.lkj.testing.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents on this machine, with a stand-in for Python that notes how it was started. */
final class LocalRunTest {
    private static final String PYTHON = """
            #!/bin/sh
            case $1 in -c) echo 1.6.0; exit ;; esac
            echo "args $*"
            echo "in $(pwd)"
            echo "env $LIVEKIT_URL $LIVEKIT_API_KEY $LIVEKIT_API_SECRET"
            trap 'echo got TERM; exit 41' TERM
            trap 'echo got INT; exit 42' INT
            . ./agent.py
            """;

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void makeProject() throws IOException {
        LkjProcess.assumeSignals();
        root = Files.createDirectory(folder.resolve("root")).toRealPath();
        ScriptRig.program(folder.resolve("bin/python3"), PYTHON);
        Files.writeString(root.resolve("requirements.txt"), "livekit-agents>=1.6\n");
        agent("exit 0");
    }

    private void agent(String script) throws IOException {
        Files.writeString(root.resolve("agent.py"), script + "\n");
    }

    private LkjCommand lkj() {
        return new LkjCommand(root, folder)
                .with("HOME", folder.toString())
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .with("LIVEKIT_URL", "wss://x-1.livekit.cloud")
                .with("LIVEKIT_API_KEY", "key")
                .with("LIVEKIT_API_SECRET", "hush");
    }

    private static final String WAIT = "echo ready; while :; do sleep 0.05; done";

    @Test
    void startGivesCredentialsInTheEnvironmentOnly() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolve("sub"));
        LkjProcess.Result result = new LkjCommand(elsewhere, folder)
                .with("HOME", folder.toString())
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .with("LIVEKIT_URL", "wss://x-1.livekit.cloud")
                .with("LIVEKIT_API_KEY", "key")
                .with("LIVEKIT_API_SECRET", "hush")
                .run("agent", "start", "--log-level", "warn", "--", "-X", "dev");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .isEqualTo("args -X dev -m livekit.agents start agent.py --log-level WARN\nin " + root
                        + "\nenv wss://x-1.livekit.cloud key hush\n");
        assertThat(result.err())
                .contains("Detected agent language [python.pip]", "Using url, api-key, api-secret from environment")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({"exit 3, 3", "kill -9 $$, 137", "nothing-of-that-name; exit 127, 127"})
    void itEndsAsTheAgentDid(String script, int code) throws IOException {
        agent(script);

        assertThat(lkj().run("agent", "start").code()).isEqualTo(code);
        assertThat(lkj().run("agent", "dev").code()).isEqualTo(code);
        assertThat(lkj().run("agent", "dev", "--no-reload").code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"start, TERM, 41", "start, INT, 42", "dev, TERM, 41", "dev, INT, 42"})
    void signalsReachTheAgent(String verb, String signal, int code) throws IOException {
        agent(WAIT);
        try (LkjProcess lkj = lkj().start("agent", verb)) {
            LkjProcess.Result result = lkj.awaitOut("ready").signal(signal).result();
            assertThat(result.out()).contains("got " + signal);
            assertThat(result.code()).isEqualTo(code);
        }
    }

    @Test
    void devStartsAgainWhenAFileChanged() throws IOException {
        agent(WAIT);
        Path ignored = Files.createDirectories(root.resolve("node_modules/x"));
        try (LkjProcess lkj = lkj().start("agent", "dev")) {
            lkj.awaitOut("--dev --log-level DEBUG").awaitOut("ready");
            Files.writeString(ignored.resolve("index.js"), "");
            agent("echo second; " + WAIT);
            lkj.awaitOut("got TERM").awaitOut("second").awaitErr("Reloading: agent.py changed");
            Files.setLastModifiedTime(root.resolve("requirements.txt"), FileTime.fromMillis(1));
            lkj.awaitErr("Reloading: requirements.txt changed");
            Await.until("the third is ready", () -> lkj.out().split("ready", -1).length == 4);
            lkj.signal("TERM");
            assertThat(lkj.result().code()).isEqualTo(41);
            assertThat(lkj.err()).doesNotContain("index.js");
        }
    }

    @Test
    void anAgentThatCrashedStartsAgainWhereSomebodyWatches() throws IOException {
        agent("exit 5");
        try (LkjProcess lkj = lkj().terminals("2").start("agent", "dev")) {
            lkj.awaitErr("The agent ended with 5");
            agent("exit 0");
            assertThat(lkj.result().code()).isZero();
            assertThat(lkj.err()).contains("Reloading: agent.py changed");
        }
    }

    @Test
    void nothingIsLeftBehindOfAnAgentThatIsDeafToTheReload() throws IOException {
        agent("trap '' TERM; echo $$ > pid; " + WAIT);
        try (LkjProcess lkj = lkj().start("agent", "dev")) {
            lkj.awaitOut("ready");
            long deaf = Long.parseLong(Files.readString(root.resolve("pid")).strip());
            agent("exit 0");
            assertThat(lkj.result().code()).isZero();
            Await.until("the first one is gone", () -> ProcessHandle.of(deaf).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "dev"})
    void withoutAProjectNothingStarts(String verb) {
        LkjProcess.Result result = new LkjCommand(root, folder)
                .with("HOME", folder.toString())
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .run("agent", verb);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no projects configured", "lkj cloud auth");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "daemon start agent.py --port 1", "simulate -n 3 --audio"})
    void whatLkjDoesNotHaveNamesTheToolThatHasIt(String typed) {
        LkjProcess.Result result = lkj().run(("agent " + typed).split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("lk agent " + typed.split(" ", -1)[0], "lkj agent dev");
    }

    @Test
    @Tag("component")
    void ctrlCReachesTheAgentOnce() throws IOException {
        agent("trap 'echo got INT' INT; n=0; echo ready; while [ $n -lt 30 ]; do sleep 0.1; n=$((n+1)); done; exit 6");
        try (Tmux terminal = lkj().with("LANG", "C.UTF-8").terminals("012").inTerminal(80, 24, "agent", "start")) {
            terminal.await("ready").press("C-c").await("[exit 6]");
            assertThat(terminal.screen().split("got INT", -1)).hasSize(2);
        }
    }
}
