package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered without the parser is what the parser's side would have answered. */
class PreparedAnswerTest {
    @TempDir
    private static Path pages;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writePages() throws IOException {
        HelpPages.main(new String[] {pages.toString()});
        System.setProperty("lkj.help", pages.toString());
    }

    @AfterAll
    static void forgetPages() {
        System.clearProperty("lkj.help");
    }

    static Stream<String> commands() {
        return HelpTest.commands();
    }

    /** What it prints; null when it leaves the answer to others. */
    private static @Nullable String prepared(String... args) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean answered = PreparedAnswer.print(args, new Output(printed));
        assertThat(answered || printed.size() == 0).isTrue();
        return answered ? printed.toString(StandardCharsets.UTF_8) : null;
    }

    private String parsed(String... args) {
        return new CliHarness(folder, folder).run(args).out();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyPageIsTheRenderedHelp(String command) throws IOException {
        String[] args = (command.replaceFirst("^lkj ?", "") + " --help").strip().split(" ", -1);
        assertThat(prepared(args)).isEqualTo(parsed(args)).contains("\nUsage\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-v"})
    void theVersionIsTheSame(String flag) throws IOException {
        assertThat(prepared(flag)).isEqualTo(parsed(flag)).startsWith("lkj version ");
    }

    @Test
    void nothingTypedShowsTheFirstPage() throws IOException {
        assertThat(prepared()).isEqualTo(parsed()).contains("Commands\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent deploy",
                "agent deploy . --help",
                "agent deploy --help --json",
                "agent-deploy --help",
                "agent no-such --help",
                "agent ../agent --help",
                "-- --help",
                "--quiet --help",
                "agent --version",
                " agent --help",
            })
    void whatIsNotPlainIsLeftToTheParser(String typed) throws IOException {
        assertThat(prepared(typed.split(" ", -1))).isNull();
    }

    @Test
    void withoutPagesTheParserAnswers() throws IOException {
        Files.move(pages.resolve("lkj.cloud.txt"), folder.resolve("away"));
        assertThat(prepared("cloud", "--help")).isNull();
        Files.move(folder.resolve("away"), pages.resolve("lkj.cloud.txt"));
    }
}
