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
    /** Need a terminal and a browser, or end the process that runs the tests. */
    private static final Set<String> NOT_RUN = Set.of("cloud auth", "emulator stop");

    /** Told when something goes wrong on the way, with images or a template from afar; other tests see those. */
    private static final Set<String> RARE =
            Set.of("form_expired", "build_cut", "image", "pushing", "push_progress", "pushed", "initialised");

    private static JsonPage page;
    private static Map<String, List<JsonNode>> printed;

    @BeforeAll
    static void runEverything(@TempDir Path folder) throws IOException {
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
        documented.removeAll(Set.of("agent status --wait", "agent secrets diff"));

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
            if (!NOT_RUN.contains(command)) {
                List<JsonNode> answers = printed.getOrDefault(command, List.of());
                assertThat(answers).as(command).hasSize(1);
                Set<String> paths = JsonFields.printed(answers.get(0));
                assertThat(fields.unknown(paths)).as("printed by " + command).isEmpty();
                assertThat(fields.missing(paths))
                        .as("on the page of " + command)
                        .isEmpty();
            }
        });
    }

    @Test
    void commandsTellTheEventsOfTheirRow() {
        page.told().forEach((command, events) -> {
            assertThat(printed.getOrDefault(command, List.of()))
                    .as(command)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(events)
                            .as(command)
                            .contains(event.path("event").asText()));
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

        Set<String> expected = new TreeSet<>(page.events().keySet());
        expected.removeAll(RARE);
        assertThat(seen.keySet()).isEqualTo(expected);
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
