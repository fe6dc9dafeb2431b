package dev.lkj.cli.agent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Style;
import dev.lkj.term.Table;
import dev.lkj.term.Times;
import dev.lkj.wire.AgentSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the names of an env file and those at the service differ; values are not compared, for nobody shows them. */
record SecretsDiff(List<Entry> entries) implements TwoForms {
    /** Where a name stands. */
    enum State {
        BOTH("both", Style.PLAIN),
        ONLY_IN_FILE("only in the file", Style.GREEN),
        ONLY_AT_SERVICE("only at the service", Style.YELLOW);

        private final String words;
        private final Style style;

        State(String words, Style style) {
            this.words = words;
            this.style = style;
        }
    }

    /** A name; {@code updatedAt} is when the service got its value, null when it has none or does not say. */
    record Entry(String name, State state, @Nullable Instant updatedAt) {}

    /** The difference of names that are in a file and what the service has. */
    static SecretsDiff of(List<String> inFile, List<AgentSecret> atService) {
        Set<String> here = new TreeSet<>(inFile);
        List<Entry> entries = new ArrayList<>();
        for (AgentSecret secret : atService) {
            boolean both = here.remove(secret.name());
            entries.add(new Entry(secret.name(), both ? State.BOTH : State.ONLY_AT_SERVICE, secret.updatedAt()));
        }
        here.forEach(name -> entries.add(new Entry(name, State.ONLY_IN_FILE, null)));
        entries.sort(Comparator.comparing(Entry::name));
        return new SecretsDiff(List.copyOf(entries));
    }

    private long count(State state) {
        return entries.stream().filter(entry -> entry.state() == state).count();
    }

    /** The counts in a line. */
    String summary() {
        return count(State.BOTH) + " in both (their values may differ), " + count(State.ONLY_IN_FILE)
                + " only in the file, " + count(State.ONLY_AT_SERVICE) + " only at the service";
    }

    @Override
    public String boxed() {
        return new Table(
                        Table.columns("Name", "State", "Updated At"),
                        entries.stream()
                                .map(entry -> Table.row(
                                        entry.name(),
                                        entry.state().words,
                                        entry.updatedAt() == null ? "--" : Cells.time(entry.updatedAt(), "--")))
                                .toList())
                .boxed();
    }

    /** For people, fitted to the width of the terminal. */
    @Override
    public List<Line> lines(int width, Glyphs glyphs, Times times) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return new Table(
                        List.of(
                                Table.Column.flexible("Name"),
                                Table.Column.fixed("State"),
                                Table.Column.fixed("Updated")),
                        entries.stream()
                                .map(entry -> List.of(
                                        Line.of(entry.name()),
                                        Line.of(entry.state().style, entry.state().words),
                                        SecretsView.ago(entry.updatedAt(), times)))
                                .toList())
                .fitted(width, glyphs);
    }

    /** For programs. */
    ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode list = root.putArray("secrets");
        for (Entry entry : entries) {
            ObjectNode node = list.addObject();
            node.put("name", entry.name()).put("state", entry.state().name().toLowerCase(Locale.ROOT));
            if (entry.updatedAt() != null) {
                node.put("updatedAt", Times.utc(entry.updatedAt()));
            }
        }
        return root;
    }
}
