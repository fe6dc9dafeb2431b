package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the page about JSON says.
 *
 * @param without what the introduction names
 * @param answers the fields of the commands with one answer
 * @param told the events of the others
 * @param events the fields of each event
 */
public record JsonPage(
        List<String> without,
        Map<String, JsonFields> answers,
        Map<String, List<String>> told,
        Map<String, JsonFields> events) {
    /** Reads it. */
    public static JsonPage read() throws IOException {
        JsonPage page = new JsonPage(new ArrayList<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        List<String> section = List.of();
        String table = "";
        for (String line : Files.readAllLines(Path.of("docs", "json.md"))) {
            List<String> cells = List.of(line.split("\\|", -1));
            if (page.answers.isEmpty()) {
                page.without.addAll(JsonFields.words(line));
            }
            if (line.startsWith("#")) {
                section = List.of(line.replaceFirst("#+ ", "").split(", ", -1));
                if (line.startsWith("### ") && !line.startsWith("### The ")) {
                    section.forEach(command -> page.answers.put(command, new JsonFields(new ArrayList<>())));
                }
            } else if (cells.size() > 3
                    && List.of("object", "command", "event", "field")
                            .contains(cells.get(1).strip())) {
                table = cells.get(1).strip();
            } else if (cells.size() > 3 && !line.startsWith("|---")) {
                page.take(table, section, cells);
            }
        }
        return page;
    }

    private void take(String table, List<String> section, List<String> cells) {
        List<String> first = JsonFields.words(cells.get(1));
        List<String> fields = JsonFields.words(cells.get(2));
        if (table.equals("object")) {
            String object = first.isEmpty() ? "" : first.get(0);
            section.forEach(command -> JsonFields.row(object, fields)
                    .forEach(answers.computeIfAbsent(command, name -> new JsonFields(new ArrayList<>()))
                            .documented()::add));
        } else if (table.equals("command")) {
            told.put(
                    cells.get(1).strip(),
                    fields.stream().filter(word -> !word.startsWith("--")).toList());
        } else if (table.equals("event")) {
            String object = first.size() > 1 ? first.get(1) : "";
            JsonFields of = events.computeIfAbsent(first.get(0), name -> new JsonFields(new ArrayList<>()));
            JsonFields.row(object, fields).forEach(of.documented()::add);
        }
    }

    /** The command whose events another one may tell as well. */
    static String more(String command) {
        return Map.of("agent init --deploy", "agent create", "agent rollback", "agent deploy")
                .getOrDefault(command, "");
    }

    /** Fails unless an answer has the fields of its command, and no other ones. */
    public void check(String command, JsonNode answer) {
        JsonFields fields = Objects.requireNonNull(answers.get(command), command);
        Set<String> paths = JsonFields.printed(answer);
        assertThat(fields.unknown(paths)).as("printed by " + command).isEmpty();
        assertThat(fields.missing(paths)).as("on the page of " + command).isEmpty();
    }
}
