package dev.lkj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.ExitCode;
import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the pages true: codes, names, links and commands. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern EVENT = Pattern.compile("events\\.emit\\(\\s*\"([a-z_]+)\"");
    private static final Pattern COMMAND = Pattern.compile("lkj ((?:agent|emulator|project|cloud) [a-z-]+)");

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            List<Path> pages = new ArrayList<>(
                    docs.filter(page -> page.toString().endsWith(".md")).toList());
            pages.add(Path.of("README.md"));
            return pages;
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    @Test
    void everyExitCodeIsExplained() {
        String page = read("docs/exit-codes.md");
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).containsPattern("(?m)^\\|.*\\b" + code.code() + "\\b.*\\|");
        }
    }

    @Test
    void everyJsonEventIsExplained() {
        String code = read("src/main/java/dev/lkj/cli/agent/JsonRunView.java")
                + read("src/main/java/dev/lkj/cli/agent/AgentRun.java")
                + read("src/main/java/dev/lkj/cli/ResultLine.java")
                + read("src/main/java/dev/lkj/cli/logs/LogPrinter.java");
        List<String> events = found(EVENT, code);
        assertThat(events).hasSizeGreaterThan(8);
        assertThat(found(Pattern.compile("(?m)^\\| `([a-z_]+)`"), read("docs/json.md")))
                .containsAll(events);
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path page : pages()) {
            for (String link : found(LINK, Files.readString(page))) {
                Path target = page.toAbsolutePath().resolveSibling(link);
                assertThat(target).as("linked by " + page).exists();
            }
        }
    }

    @Test
    void everyPageIsLinkedFromTheFirst() throws IOException {
        List<String> linked = found(LINK, read("README.md"));
        assertThat(pages())
                .extracting(page -> page.toString().replace('\\', '/'))
                .filteredOn(page -> !page.equals("README.md"))
                .isSubsetOf(linked);
    }

    @Test
    void commandsExist(@TempDir Path folder) throws IOException {
        for (Path page : pages()) {
            for (String command : found(COMMAND, Files.readString(page))) {
                List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
                words.add("--help");
                CliHarness.Result result = new CliHarness(folder, folder).run(words.toArray(String[]::new));
                assertThat(result.code()).as(page + " names lkj " + command).isZero();
                assertThat(result.out()).contains("lkj " + command);
            }
        }
    }

    @Test
    void theTableOfPackagesIsComplete() throws IOException {
        List<String> documented = found(Pattern.compile("(?m)^\\| `([a-z]+)` \\|"), read("docs/architecture.md"));
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/dev/lkj"))) {
            assertThat(packages.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(documented);
        }
    }

    @Test
    void theVersionIsThatOfTheBuild(@TempDir Path folder) {
        String built = Pattern.compile("<artifactId>lkj</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(read("pom.xml"))
                .results()
                .map((MatchResult result) -> result.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(new CliHarness(folder, folder).run("--version").out()).isEqualTo("lkj version " + built + "\n");
        assertThat(read("CHANGELOG.md")).contains("## " + built);
    }
}
