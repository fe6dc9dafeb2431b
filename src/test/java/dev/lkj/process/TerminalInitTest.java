package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.project.CliConfigFile;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.LkjProcess;
import dev.lkj.testing.Tmux;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New projects in a real terminal, and with signals at every moment. */
final class TerminalInitTest {
    @TempDir
    private Path folder;

    private Path work;
    private Path template;

    @BeforeEach
    void makeTemplate() throws IOException {
        LkjProcess.assumeSignals();
        work = Files.createDirectory(folder.resolve("work"));
        template = Files.createDirectory(folder.resolve("template"));
        Files.writeString(template.resolve("agent.py"), "x\n");
        Files.writeString(template.resolve(".env.example"), "LIVEKIT_URL=\nOTHER=a\nOPENAI_API_KEY=b\n");
        Files.writeString(
                template.resolve("taskfile.yaml"), "tasks: {install: 'echo installing; [ ! -f slow ] || sleep 30'}\n");
        CliConfigFile file = new CliConfigFile(folder, Clock.system(), time -> {});
        for (String name : List.of("one", "two")) {
            file.update(config -> config.with(
                            new ConfiguredProject(name, "p", "wss://" + name + "-1.livekit.cloud", "key", "hush"))
                    .withDefault(name));
        }
    }

    private LkjCommand lkj() {
        return new LkjCommand(work, folder)
                .with("HOME", folder.toString())
                .with("LANG", "C.UTF-8")
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private Tmux terminal(String... args) {
        return lkj().terminals("012").inTerminal(80, 24, args);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @Tag("component")
    void asksForProjectValuesAndInstall() throws IOException {
        try (Tmux terminal = terminal("agent", "init", "mine", "--template-url", "../template")) {
            terminal.await("Use project [two]? [Y/n]").press("n", "Enter");
            terminal.await("Select a project to use for this action").press("1", "Enter");
            terminal.await("OTHER [a]").press("c", "Enter").await("OPENAI_API_KEY (not shown");
            terminal.press("sk-1", "Enter").await("Install the dependencies of mine? [Y/n]");
            terminal.press("Enter").await("[exit 0]");
            assertThat(terminal.history())
                    .contains("installing", "lkj agent create")
                    .doesNotContain("sk-1");
        }
        assertThat(work.resolve("mine/.env.local"))
                .hasContent("LIVEKIT_URL=wss://one-1.livekit.cloud\nOTHER=c\nOPENAI_API_KEY=sk-1\n");
    }

    @Test
    @Tag("component")
    void leavingAQuestionLeavesNothing() throws IOException {
        try (Tmux terminal = terminal("agent", "init", "mine", "--template-url", "../template")) {
            terminal.await("Use project [two]?")
                    .press("Enter")
                    .await("OTHER [a]")
                    .press("Escape");
            terminal.await("[exit 130]");
        }
        assertThat(names(work)).isEmpty();
    }

    @Test
    @Tag("component")
    void theLanguageIsPicked() throws IOException {
        ScriptRig.program(folder.resolve("bin/git"), "#!/bin/sh\necho \"fatal: $*\"; exit 1\n");
        try (Tmux terminal = terminal("agent", "init", "mine", "--project", "one")) {
            terminal.await("Select the language for your agent project").press("Down", "Enter");
            terminal.await("[exit 1]");
            assertThat(terminal.unwrapped()).contains("https://github.com/livekit-examples/agent-starter-node");
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalWhileTheTemplateComesLeavesNothing(String signal, int code) throws IOException {
        ScriptRig.program(folder.resolve("bin/git"), """
                #!/bin/sh
                for target; do :; done
                mkdir "$target" && echo half > "$target/file" && touch '%s' && sleep 30
                """.formatted(folder.resolve("begun")));
        try (LkjProcess lkj = lkj().start("agent", "init", "mine", "--template-url", "https://x", "--project", "one")) {
            dev.lkj.testing.Await.until("git runs", () -> Files.exists(folder.resolve("begun")));
            assertThat(lkj.signal(signal).result().code()).isEqualTo(code);
        }
        assertThat(names(work)).isEmpty();
    }

    @Test
    void aSignalDuringTheInstallLeavesAWholeProject() throws IOException {
        Files.writeString(template.resolve("slow"), "");
        try (LkjProcess lkj = lkj().start(
                        "agent", "init", "mine", "--template-url", "../template", "--project", "one", "--install")) {
            lkj.awaitErr("installing").signal("TERM");
            LkjProcess.Result result = lkj.result();
            assertThat(result.code()).isEqualTo(143);
            assertThat(result.err()).contains("mine is there, but what it needs may not be installed");
        }
        assertThat(names(work)).containsExactly("mine");
        assertThat(names(work.resolve("mine"))).containsExactly(".env.example", ".env.local", "agent.py", "slow");
    }
}
