package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents on this machine that belong to the emulator's project, with stand-ins for Python and Node.js. */
final class LocalEmulatorTest {
    private static final String RUNTIME = """
            #!/bin/sh
            case $1 in -c) echo 1.6.0; exit ;; --version) echo v22.6.0; exit ;; esac
            echo "args $*"
            echo "env $LIVEKIT_URL $LIVEKIT_API_KEY $LIVEKIT_API_SECRET"
            """;

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void makeRuntimes() throws IOException {
        LkjProcess.assumeSignals();
        root = Files.createDirectory(folder.resolve("root")).toRealPath();
        ScriptRig.program(folder.resolve("bin/python3"), RUNTIME);
        ScriptRig.program(folder.resolve("bin/node"), RUNTIME);
    }

    private LkjCommand lkj() {
        return new LkjCommand(root, folder)
                .with("HOME", folder.toString())
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agent start                        | -m livekit.agents start src/agent.py
            agent dev                          | -m livekit.agents start src/agent.py --dev --log-level DEBUG
            agent dev --no-reload              | -m livekit.agents start src/agent.py --dev --log-level DEBUG
            agent dev --log-level warn -- -O   | -O -m livekit.agents start src/agent.py --dev --log-level WARN
            agent start src/agent.py           | -m livekit.agents start src/agent.py
            """)
    void pythonGetsTheProjectOfTheEmulator(String typed, String args) throws IOException {
        file("requirements.txt", "livekit-agents>=1.6\n");
        file("src/agent.py", "");
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            LkjProcess.Result result =
                    lkj().with(fixture.emulator.environment()).run(typed.split(" ", -1));

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out())
                    .isEqualTo("args " + args + "\nenv " + fixture.emulator.projectUrl() + " "
                            + fixture.emulator.apiKey() + " " + fixture.emulator.apiSecret() + "\n");
            assertThat(result.err()).doesNotContain(fixture.emulator.apiSecret());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agent start                     | --experimental-strip-types src/main.ts start
            agent dev --log-level WARN      | --experimental-strip-types src/main.ts dev --log-level warn
            """)
    void nodeGetsTheProjectOfTheEmulator(String typed, String args) throws IOException {
        file("package.json", "{\"dependencies\": {\"@livekit/agents\": \"^1.0.0\"}}");
        file("src/main.ts", "");
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            LkjProcess.Result result =
                    lkj().with(fixture.emulator.environment()).run(typed.split(" ", -1));

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("args " + args + "\nenv " + fixture.emulator.projectUrl() + " ");
        }
    }

    @Test
    void aProjectThatIsNamedIsNotMixedWithTheEnvironment() throws IOException {
        file("requirements.txt", "livekit-agents>=1.6\n");
        file("agent.py", "");
        Files.createDirectories(folder.resolve(".livekit"));
        Files.writeString(
                folder.resolve(".livekit/cli-config.yaml"),
                "projects:\n- {name: alpha, url: wss://a-1.livekit.cloud, api_key: akey, api_secret: asecret}\n");

        LkjProcess.Result result = lkj().with("LIVEKIT_API_KEY", "ekey").run("agent", "start", "--project", "alpha");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("\nenv wss://a-1.livekit.cloud akey asecret\n");
        assertThat(result.err()).contains("Using project [alpha]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console --port 1 --input-device a --output-device b --list-devices --no-aec --text --record",
                "console -p 1 -t agent.py -- -O",
                "daemon start --port 1",
                "daemon say hello",
                "daemon stop",
                "daemon serve",
                "simulate --concurrency 2 --scenarios f --view --export g --agent-name n agent.py",
            })
    void whatLkjDoesNotHaveTakesAllItsFlagsAndSaysSo(String typed) {
        LkjProcess.Result result = lkj().run(("agent " + typed).split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("lkj has no `agent " + typed.split(" ", -1)[0] + "`");
    }
}
