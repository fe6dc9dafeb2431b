package dev.lkj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.cli.agent.AgentGroup;
import dev.lkj.cli.cloud.CloudGroup;
import dev.lkj.cli.project.ProjectGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The tables of what lkj has to do name, for each row, tests that there are. */
class ContractRowsTest {
    private static final Set<String> KINDS =
            Set.of("works", "flag", "request", "text", "error", "no terminal", "terminal", "output", "file", "order");
    private static final String REPLAY = "cli.TranscriptReplayTest#doesWhatTheReferenceDid";
    private static final Path RUNS = Path.of("src", "test", "resources", "contract", "transcripts");

    private static final List<ContractRow> ROWS = ContractRow.all();

    static Stream<String> tests() {
        return ROWS.stream().flatMap(row -> row.tests().stream()).distinct();
    }

    static Stream<String> runs() {
        return ROWS.stream().flatMap(row -> row.runs().stream()).distinct();
    }

    /** The commands that have rows. */
    static Stream<String> commands() {
        return ROWS.stream()
                .flatMap(row -> row.commands().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void theTestIsThere(String test) {
        assertThat(NamedTests.exists(test)).as(test).isTrue();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theRecordedRunIsReplayed(String run) throws IOException {
        Path file = RUNS.resolve(run + ".json");
        assertThat(file).exists();
        JsonNode recorded = new ObjectMapper().readTree(Files.readString(file));

        assertThat(recorded.path("lkj_differs").asText()).isEmpty();
    }

    @Test
    void recordedRunsAreNamedWhereTheyAreReplayed() {
        assertThat(ROWS)
                .allSatisfy(row -> assertThat(row.tests().contains(REPLAY))
                        .isEqualTo(!row.runs().isEmpty()));
    }

    @Test
    void everyRowSaysWhatOfWhichKindAndHasATest() {
        assertThat(ROWS).hasSizeGreaterThan(250).allSatisfy(row -> {
            assertThat(row.kind()).isIn(KINDS);
            assertThat(row.what()).isNotEmpty();
            assertThat(row.tests()).isNotEmpty();
        });
    }

    @Test
    void noRowIsThereTwice() {
        assertThat(ROWS)
                .extracting(row -> row.file() + row.commands() + row.kind() + row.what())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommandIsShownToWorkAndToRunWithoutATerminal(String command) {
        List<ContractRow> rows =
                ROWS.stream().filter(row -> row.commands().contains(command)).toList();

        assertThat(rows).extracting(ContractRow::kind).contains("no terminal");
        // What lkj does not have on purpose cannot work.
        assertThat(rows)
                .satisfiesAnyOf(
                        own -> assertThat(own).extracting(ContractRow::kind).contains("works"),
                        none -> assertThat(none).allMatch(ContractRow::differs));
    }

    /** The commands of the groups that the tables are about, but not groups themselves. */
    static Stream<String> tree() {
        return Stream.of(AgentGroup.commandLine(Set.of()), ProjectGroup.commandLine(), CloudGroup.commandLine())
                .flatMap(ContractRowsTest::leaves);
    }

    private static Stream<String> leaves(CommandLine command) {
        List<CommandLine> below =
                command.getSubcommands().values().stream().distinct().toList();
        return below.isEmpty()
                ? Stream.of(command.getCommandSpec().qualifiedName())
                : below.stream().flatMap(ContractRowsTest::leaves);
    }

    @ParameterizedTest
    @MethodSource("tree")
    void theCommandHasRows(String command) {
        assertThat(commands()).anyMatch(name -> (name + " ").startsWith(command + " "));
    }
}
