package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page about JSON says exactly what is printed. */
class JsonPageTest {
    private static JsonPage page;
    private static Map<String, List<JsonNode>> printed;

    @BeforeAll
    static void runEverything(@TempDir Path folder) throws IOException, InterruptedException {
        page = JsonPage.read();
        printed = JsonRuns.in(folder);
    }

    private static Set<String> withJson(CommandLine command) {
        Set<String> names = new TreeSet<>();
        if (command.getCommandSpec().findOption("--json") != null) {
            names.add(command.getCommandSpec().qualifiedName().replaceFirst("^lkj ", ""));
        }
        command.getSubcommands().values().forEach(sub -> names.addAll(withJson(sub)));
        return names;
    }

    @Test
    void everyCommandWithJsonIsOnThePageAndOnlyThose() {
        Set<String> documented = new TreeSet<>(page.answers().keySet());
        documented.addAll(page.told().keySet());
        // Forms of commands that are there already.
        documented.removeAll(Set.of("agent status --wait", "agent secrets diff", "agent init --deploy"));

        assertThat(withJson(CommandTree.whole())).isEqualTo(documented);
    }

    @Test
    void everyOtherCommandIsNamedAsOneWithout() {
        Set<String> without = leaves(CommandTree.whole());
        without.removeAll(withJson(CommandTree.whole()));

        assertThat(without).isNotEmpty().isSubsetOf(page.without());
    }

    private static Set<String> leaves(CommandLine command) {
        Set<String> names = new TreeSet<>();
        for (CommandLine sub : command.getSubcommands().values()) {
            if (sub.getSubcommands().isEmpty()
                    && !sub.getCommandSpec().usageMessage().hidden()) {
                names.add(sub.getCommandSpec().qualifiedName().replaceFirst("^lkj ", ""));
            }
            names.addAll(leaves(sub));
        }
        return names;
    }

    @Test
    void oneAnswerHasTheFieldsOfItsTable() {
        page.answers().forEach((command, fields) -> {
            List<JsonNode> answers = printed.getOrDefault(command, List.of());
            assertThat(answers).as(command).hasSize(1);
            page.check(command, answers.get(0));
        });
    }

    /** Each event of the page is told by each command that has it in its row, and no other one. */
    @Test
    void commandsTellTheEventsOfTheirRow() {
        page.told().forEach((command, events) -> {
            Set<String> told = new TreeSet<>();
            printed.getOrDefault(command, List.of())
                    .forEach(event -> told.add(event.path("event").asText()));

            assertThat(told).as(command).containsAll(events);
            told.removeAll(page.told().getOrDefault(JsonPage.more(command), List.of()));
            assertThat(events).as(command).containsAll(told);
        });
    }

    @Test
    void eventsHaveTheFieldsOfTheirRow() {
        Map<String, Set<String>> seen = new TreeMap<>();
        printed.values()
                .forEach(lines -> lines.stream()
                        .filter(line -> line.has("event"))
                        .forEach(line -> {
                            ObjectNode fields = line.deepCopy();
                            fields.remove(List.of("event", "time"));
                            seen.computeIfAbsent(line.path("event").asText(), name -> new TreeSet<>())
                                    .addAll(JsonFields.printed(fields));
                        }));

        assertThat(seen.keySet()).isEqualTo(page.events().keySet());
        seen.forEach((event, paths) -> {
            JsonFields row = page.events().getOrDefault(event, new JsonFields(List.of()));
            assertThat(row.unknown(paths)).as(event).isEmpty();
            assertThat(row.missing(paths)).as(event).isEmpty();
        });
    }

    @Test
    void aProjectThatIsDeployedAtOnceIsToldLikeAnother() {
        assertThat(page.events().get("initialised")).isEqualTo(page.answers().get("agent init"));
    }

    @Test
    void theCheckFindsWhatIsWrong() throws IOException {
        JsonFields fields = new JsonFields(List.of("name", "list[].a", "maybe?"));
        JsonNode node = new JsonMapper().readTree("{\"name\":\"x\",\"other\":{\"a\":1}}");

        assertThat(fields.unknown(JsonFields.printed(node))).containsExactly("other.a");
        assertThat(fields.missing(JsonFields.printed(node))).containsExactly("list[].a");
    }
}
