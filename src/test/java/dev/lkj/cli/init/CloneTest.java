package dev.lkj.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a template is fetched, with a stand-in for git that notes how it was called and makes a file. */
class CloneTest {
    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void makeGit() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "needs POSIX permissions");
        work = Files.createDirectory(folder.resolve("work")).toRealPath();
        Path git = Files.createDirectory(folder.resolve("bin")).resolve("git");
        Files.writeString(git, """
                #!/bin/sh
                echo "$*" > '%s'
                for target; do :; done
                mkdir "$target" && echo x > "$target/agent.py"
                """.formatted(folder.resolve("called")));
        assertThat(git.toFile().setExecutable(true)).isTrue();
    }

    private CliHarness.Result init(String... more) {
        return new CliHarness(work, folder)
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .with("LIVEKIT_URL", "wss://my-app-1a2b.livekit.cloud")
                .with("LIVEKIT_API_KEY", "key")
                .with("LIVEKIT_API_SECRET", "hush")
                .run(Stream.concat(Stream.of("agent", "init", "mine"), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void onlyTheNewestCommitIsFetchedBesideThePlaceOfTheProject() throws IOException {
        CliHarness.Result result = init("--template-url", "https://example.org/t.git");

        assertThat(result.code()).as(result.err()).isZero();
        List<String> called =
                List.of(Files.readString(folder.resolve("called")).strip().split(" ", -1));
        assertThat(called).contains("clone", "--depth=1", "https://example.org/t.git");
        Path target = Path.of(called.get(called.size() - 1));
        assertThat(target.getParent()).isNotEqualTo(work).doesNotExist();
        assertThat(work.resolve("mine/agent.py")).hasContent("x");
    }

    @ParameterizedTest
    @CsvSource({"'', python", "--lang=python, python", "--lang=node, node"})
    void withoutATerminalPythonIsTheLanguage(String flag, String language) throws IOException {
        CliHarness.Result result = flag.isEmpty() ? init() : init(flag);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(folder.resolve("called")))
                .contains(" https://github.com/livekit-examples/agent-starter-" + language + " ");
    }
}
