package dev.lkj.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.testing.CliHarness;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code lkj agent init} with templates of the shape of LiveKit's starter projects: the same names of files, keys and
 * tasks, and a task file that uses the same parts of its format.
 */
class StarterTemplateTest {
    private static final String TASKS = """
            version: "3"
            dotenv: [".env.local"]
            vars:
              INDENT: 4
              REL_PATH: "{{ relPath .USER_WORKING_DIR .ROOT_DIR }}"
              MAIN: '{{ joinPath "./src" "@MAIN@" }}'
            tasks:
              post_create:
                desc: "What to do next"
                cmds:
                  - echo '{{ indent .INDENT "cd" }} {{ .REL_PATH }}'
                  - task: how_to_install
                  - task: how_to_open
                  - task: name_the_agent
                  - task: sandbox
              how_to_install:
                status:
                  - test -n "$LIVEKIT_DEPS_INSTALLED"
                cmds:
                  - echo '{{ indent .INDENT "install it" }}'
              name_the_agent:
                status:
                  - test -z "$LIVEKIT_AGENT_NAME"
                cmds:
                  - |
                    old=my-agent
                    new="{{ .LIVEKIT_AGENT_NAME }}"
                    made="$(mktemp)"
                    while IFS= read -r line; do
                      printf '%s\\n' "${line//$old/$new}" >> "$made"
                    done < "{{ .MAIN }}"
                    mv "$made" "{{ .MAIN }}"
              how_to_open:
                status:
                  - test -z "$LIVEKIT_AGENT_NAME"
                vars:
                  PAGE: "https://console.example"
                  LINK: '{{ print "\\x1b[4m" .PAGE "/?agentName=" .LIVEKIT_AGENT_NAME "\\x1b[0m" }}'
                cmds:
                  - printf '%s' '{{ indent .INDENT .LINK }}' >link
              sandbox:
                status:
                  - test -z "$LIVEKIT_SANDBOX_ID"
                cmds:
                  - echo '{{ .LIVEKIT_SANDBOX_ID }}' >sandbox
              install:
                cmds:
                  - echo "$LIVEKIT_URL" >installed
            """;

    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void needsBash() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(each -> new File(each, "bash").canExecute()),
                "the tasks of the starters are written for bash");
        work = Files.createDirectory(folder.resolve("work")).toRealPath();
    }

    private void template(String main, List<String> others, String env) throws IOException {
        Path template = folder.resolve("template");
        Files.createDirectories(template.resolve("src"));
        Files.writeString(template.resolve("src").resolve(main), "# first\n  name=\"my-agent\",\n");
        Files.writeString(template.resolve("taskfile.yaml"), TASKS.replace("@MAIN@", main));
        Files.writeString(template.resolve(".env.example"), env);
        for (String other : others) {
            Path file = template.resolve(other);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "");
        }
    }

    private void python() throws IOException {
        template(
                "agent.py",
                List.of(
                        ".github/workflows/tests.yml",
                        "AGENTS.md",
                        "Dockerfile",
                        "LICENSE",
                        "pyproject.toml",
                        "uv.lock"),
                "LIVEKIT_URL=\nLIVEKIT_API_KEY=\nLIVEKIT_API_SECRET=\n");
    }

    private CliHarness.Result init(String... more) {
        List<String> words = Stream.concat(
                        Stream.of("agent", "init", "front-desk", "--template-url", "../template"), Stream.of(more))
                .toList();
        return new CliHarness(work, folder)
                .with("PATH", System.getenv("PATH"))
                .with("LIVEKIT_URL", "wss://my-app-1a2b.livekit.cloud")
                .with("LIVEKIT_API_KEY", "key")
                .with("LIVEKIT_API_SECRET", "hush")
                .run(words.toArray(String[]::new));
    }

    private Path made(String name) {
        return work.resolve("front-desk").resolve(name);
    }

    @Test
    void thePythonStarterIsNamedAfterTheAgent() throws IOException {
        python();
        CliHarness.Result result = init();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("warning");
        assertThat(made("src/agent.py")).hasContent("# first\n  name=\"front-desk\",\n");
        assertThat(made("link"))
                .content()
                .isEqualTo("    \u001b[4mhttps://console.example/?agentName=front-desk\u001b[0m");
        assertThat(made("sandbox")).doesNotExist();
        assertThat(made("Dockerfile")).exists();
        assertThat(Files.exists(made("LICENSE")) || Files.exists(made("taskfile.yaml")))
                .isFalse();
    }

    @Test
    void itsEnvFileHasTheProjectAndItsTasksKnowIt() throws IOException {
        python();
        CliHarness.Result result = init("--install", "--sandbox", "sb-1");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(made(".env.local"))
                .hasContent(
                        "LIVEKIT_URL=wss://my-app-1a2b.livekit.cloud\nLIVEKIT_API_KEY=key\nLIVEKIT_API_SECRET=hush\n");
        assertThat(made("installed")).hasContent("wss://my-app-1a2b.livekit.cloud");
        assertThat(made("sandbox")).hasContent("sb-1");
    }

    @Test
    void theNodeStarterKeepsWhatOnlyItsExampleKnows() throws IOException {
        template(
                "main.ts",
                List.of("package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "Dockerfile"),
                "LIVEKIT_URL=\nLIVEKIT_API_KEY=\nLIVEKIT_API_SECRET=\n\nAGENT_NAME=\n");
        CliHarness.Result result = init();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("warning");
        assertThat(made("src/main.ts")).content().contains("\"front-desk\"");
        assertThat(made(".env.local")).content().endsWith("LIVEKIT_API_SECRET=hush\n\nAGENT_NAME=\n");
    }

    @Test
    void theEmulatorMakesSandboxesOfItsProject() throws IOException {
        python();
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            CliHarness.Result result = new CliHarness(work, folder)
                    .with("PATH", System.getenv("PATH"))
                    .with(fixture.emulator.environment())
                    .run(
                            "agent",
                            "init",
                            "front-desk",
                            "--template-url",
                            "../template",
                            "--no-sandbox=false",
                            "--server-url",
                            fixture.emulator.url());

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(made("sandbox")).content().matches("sandbox-[a-z0-9]{12}\n");
        }
    }
}
