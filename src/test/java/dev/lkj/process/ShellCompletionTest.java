package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.project.ShellWords;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.Tmux;
import dev.lkj.time.Clock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Tab key in real shells, with the emulator as the service. */
@Tag("component")
final class ShellCompletionTest {
    @TempDir
    private Path folder;

    private EmulatorServer emulator;
    private Path bin;

    @BeforeEach
    void start() throws IOException {
        emulator = EmulatorServer.start(EmulatorOptions.of(new SimulateEngine(Clock.system(), Duration.ofMillis(10)))
                .withAgents(List.of(AgentSeed.of("CA_tab")))
                .withTemporary(folder));
        bin = Files.createDirectory(folder.resolve("bin"));
        Path lkj = bin.resolve("lkj");
        String words = ShellWords.of(new LkjCommand(folder, folder).words());
        Files.writeString(lkj, "#!/bin/sh\nexec " + words + " \"$@\"\n");
        assertThat(lkj.toFile().setExecutable(true)).isTrue();
        Files.createDirectory(folder.resolve("a-project"));
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private Tmux shell(String name) throws IOException {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)))
                .as("the shell " + name)
                .anyMatch(each -> Files.exists(Path.of(each, name)));
        Map<String, String> variables = new HashMap<>(emulator.environment());
        variables.put("PATH", bin + ":" + System.getenv("PATH"));
        variables.put("HOME", folder.toString());
        variables.put("ZDOTDIR", folder.toString());
        variables.put("XDG_CONFIG_HOME", folder.toString());
        variables.put("LANG", "C.UTF-8");
        variables.put("TMPDIR", folder.toString());
        Path start = folder.resolve(name.equals("zsh") ? ".zshrc" : "start");
        Files.writeString(start, "PS1='$ '\nsource <(lkj completion " + name + ")\n");
        List<String> command = switch (name) {
            case "bash" -> List.of("bash", "--rcfile", start.toString(), "-i");
            case "zsh" -> List.of("zsh", "-i");
            default ->
                List.of("fish", "-i", "-C", "function fish_prompt; echo '$ '; end; lkj completion fish | source");
        };
        return new Tmux(folder, 100, 30, folder, variables, command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completesCommandsIdsAndFolders(String name) throws IOException {
        try (Tmux shell = shell(name)) {
            shell.await("$");
            shell.press("lkj agent dockerf", "Tab").await("lkj agent dockerfile");
            shell.press("C-u", "lkj agent status --id CA_", "Tab").await("--id CA_tab");
            shell.press("C-u", "lkj agent deploy a-pr", "Tab").await("a-project/");
        }
    }
}
