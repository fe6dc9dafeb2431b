package dev.lkj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.cli.Rehearsal;
import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of exit codes and flags on the page of differences are true. */
class DifferencesPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    private Path folder;

    /** The rows of the table below a heading, cell by cell. */
    private static List<List<String>> table(String heading) throws IOException {
        String page = Files.readString(Path.of("docs", "differences-from-lk.md"));
        String section = page.split("## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    private static List<String> words(String cell) {
        return CODE.matcher(cell).results().map(word -> word.group(1)).toList();
    }

    /** A row about exit codes: what is typed, and what both end with. */
    record Ending(String typed, int theirs, int ours) {}

    static Stream<Ending> endings() throws IOException {
        return table("Exit codes").stream()
                .map(row -> new Ending(
                        words(row.get(1)).get(0), Integer.parseInt(row.get(2)), Integer.parseInt(row.get(3))));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void theCodeIsTheOneOfTheRow(Ending row) throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder)) {
            rehearsal.file("bad.toml", "[project\n").file("one.env", "A=1\n");
            CliHarness.Result result = rehearsal.type(row.typed().replaceFirst("^lkj ", ""));

            assertThat(result.code()).as(row.typed() + ": " + result.err()).isEqualTo(row.ours());
            assertThat(row.ours()).isNotEqualTo(row.theirs());
        }
    }

    @Test
    void thereAreRowsAboutExitCodes() throws IOException {
        assertThat(endings()).hasSizeGreaterThan(8);
    }

    /** A row about flags: of which command, and which. */
    record Flags(String command, List<String> added) {}

    static Stream<Flags> flags() throws IOException {
        return table("Flags that lk does not have").stream()
                .map(row -> new Flags(words(row.get(1)).get(0), words(row.get(2))));
    }

    private String help(String command) {
        List<String> args = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
        args.add("--help");
        return new CliHarness(folder, folder).run(args.toArray(String[]::new)).out();
    }

    @ParameterizedTest
    @MethodSource("flags")
    void theCommandHasTheFlagsOfTheRow(Flags row) {
        assertThat(row.added()).isNotEmpty();
        assertThat(row.added())
                .allSatisfy(flag -> assertThat(help(row.command()))
                        .containsPattern("(?m)^ {2,6}(-[a-zA-Z], )?" + Pattern.quote(flag) + "\\b"));
    }

    /** What the reference has, command by command; the global flags are left out. */
    private static final List<String> THEIRS = List.of(
            "agent init: template template-url deploy install region lang sandbox no-sandbox",
            "agent create: secrets secrets-file secret-mount ignore-empty-secrets region image image-tar attribute"
                    + " attributes no-default-attributes skip-sdk-check",
            "agent dockerfile: overwrite",
            "agent config: id",
            "agent deploy: secrets secrets-file secret-mount ignore-empty-secrets deployment image image-tar attribute"
                    + " attributes no-default-attributes skip-sdk-check",
            "agent promote: id deployment",
            "agent status: id json",
            "agent update: secrets secrets-file secret-mount ignore-empty-secrets",
            "agent restart: id",
            "agent rollback: version id",
            "agent logs: id log-type deployment",
            "agent delete: id deployment",
            "agent versions: id attribute attributes json",
            "agent list: id json",
            "agent secrets: id json",
            "agent update-secrets: secrets secrets-file secret-mount ignore-empty-secrets id overwrite",
            "agent private-link create: name region port endpoint cloud-region json",
            "agent private-link list: json",
            "agent private-link delete: id json",
            "agent private-link health-status: id json",
            "agent start: log-level",
            "agent dev: log-level no-reload",
            "project add: url api-key api-secret default",
            "project list: json",
            "project remove: ",
            "project set-default: ",
            "cloud auth: revoke timeout poll-interval");

    static Stream<String> theirs() {
        return THEIRS.stream();
    }

    @ParameterizedTest
    @MethodSource("theirs")
    void everyFurtherFlagIsOnThePage(String command) throws IOException {
        String name = command.split(": ", 2)[0];
        List<String> known = Arrays.asList(command.split(": ", 2)[1].split(" ", -1));
        String own = help(name).split("\nFlags of every command", 2)[0];
        List<String> further = Pattern.compile("(?m)^ {2,6}(?:-[a-zA-Z], )?--([a-z-]+)")
                .matcher(own)
                .results()
                .map(flag -> flag.group(1))
                .distinct()
                .filter(flag -> !known.contains(flag))
                .map(flag -> "--" + flag)
                .toList();
        List<String> documented = flags().filter(row -> row.command().equals(name))
                .flatMap(row -> row.added().stream())
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(further);
    }

    /** What the rows of all other tables are about, section by section, without marks. */
    private static List<String> topics() throws IOException {
        String page = Files.readString(Path.of("docs", "differences-from-lk.md"));
        return Pattern.compile("\n## ")
                .splitAsStream(page)
                .filter(section -> section.contains("| topic |"))
                .flatMap(section ->
                        section.lines().filter(line -> line.startsWith("| ")).skip(1))
                .map(line -> line.split("\\|", -1)[1].replace("`", "").strip())
                .toList();
    }

    @Test
    void everyOtherRowIsHeldByATest() throws IOException {
        List<String> topics = topics();
        List<String> held = List.copyOf(HeldRows.all().keySet());

        assertThat(topics).hasSameSizeAs(held).hasSizeGreaterThan(80);
        for (int i = 0; i < topics.size(); i++) {
            assertThat(topics.get(i)).startsWith(held.get(i));
        }
    }

    static Stream<String> holding() {
        return HeldRows.all().values().stream().flatMap(List::stream).distinct();
    }

    @ParameterizedTest
    @MethodSource("holding")
    void theTestThatHoldsARowIsThere(String test) {
        assertThat(NamedTests.exists(test)).as(test).isTrue();
    }
}
