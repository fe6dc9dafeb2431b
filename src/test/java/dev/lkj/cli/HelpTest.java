package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command explains itself, without doing anything else. */
class HelpTest {
    @TempDir
    private Path folder;

    static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        collect(CommandTree.whole(), names);
        return names.stream().distinct();
    }

    private static void collect(CommandLine command, List<String> names) {
        names.add(command.getCommandSpec().qualifiedName());
        command.getSubcommands().values().stream()
                .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
                .forEach(sub -> collect(sub, names));
    }

    private CliHarness.Result run(String typed) {
        return new CliHarness(folder, folder).run(typed.split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandHasItsHelpInEightyColumns(String command) throws IOException {
        String words = command.replaceFirst("^lkj ?", "");
        CliHarness.Result result = run((words + " --help").strip());

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        Golden.check("cli/help/" + command.replace(' ', '-') + ".txt", result.out());
    }

    @ParameterizedTest
    @CsvSource({
        "agent deploy -h, lkj-agent-deploy",
        "agent deploy help, lkj-agent-deploy",
        "agent help deploy, lkj-agent-deploy",
        "agent h, lkj-agent",
        "agent, lkj-agent",
        "a status h, lkj-agent-status",
        "agent tail --help, lkj-agent-logs",
        "help agent rollback, lkj-agent-rollback",
        "help, lkj",
        "-h, lkj",
        "--quiet agent list --help, lkj-agent-list",
        "emulator help exec, lkj-emulator-exec",
    })
    void helpIsAskedForInManyWays(String typed, String page) throws IOException {
        CliHarness.Result result = run(typed);

        assertThat(result.code()).isZero();
        Golden.check("cli/help/" + page + ".txt", result.out());
    }

    @Test
    void theFirstLineSaysWhatThereIs() {
        assertThat(new CliHarness(folder, folder).run().out()).contains("Commands\n", "  agent, a ", "  emulator ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-v", "-version"})
    void theProgramHasAVersion(String flag) {
        CliHarness.Result result = run(flag);

        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("lkj version \\d+\\.\\d+\\.\\d+\n");
    }

    @Test
    void everyFlagIsExplained() {
        assertThat(commands()).allSatisfy(name -> {
            String page =
                    run((name.replaceFirst("^lkj ?", "") + " --help").strip()).out();
            List<String> lines = Arrays.asList(page.split("\n", -1));
            for (int i = 0; i < lines.size(); i++) {
                boolean flagAlone = lines.get(i).matches(" {2,6}-\\S+( [A-Z=]+)?");
                assertThat(flagAlone && !lines.get(i + 1).startsWith(" ".repeat(28)))
                        .as(name + ":" + lines.get(i))
                        .isFalse();
            }
        });
    }
}
