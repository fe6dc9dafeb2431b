package dev.lkj.cli.agent;

import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Style;
import dev.lkj.term.Table;
import dev.lkj.term.Times;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of an agent's secrets: names and times, never values. */
record SecretsView(List<AgentSecret> secrets) implements TwoForms {
    @Override
    public String boxed() {
        return new Table(
                        Table.columns("Name", "Created At", "Updated At"),
                        secrets.stream()
                                .map(secret -> Table.row(
                                        secret.name(),
                                        Cells.time(secret.createdAt(), "--"),
                                        Cells.time(secret.updatedAt(), "--")))
                                .toList())
                .boxed();
    }

    /** For people, fitted to the width of the terminal. */
    @Override
    public List<Line> lines(int width, Glyphs glyphs, Times times) {
        if (secrets.isEmpty()) {
            return List.of(Line.of(Style.DIM, "no secrets"));
        }
        List<Table.Column> columns = List.of(
                Table.Column.flexible("Name"),
                Table.Column.fixed("Kind"),
                Table.Column.fixed("Created"),
                Table.Column.fixed("Updated"));
        return new Table(
                        columns,
                        secrets.stream()
                                .map(secret -> List.of(
                                        Line.of(secret.name()),
                                        Line.of(Style.DIM, kind(secret)),
                                        ago(secret.createdAt(), times),
                                        ago(secret.updatedAt(), times)))
                                .toList())
                .fitted(width, glyphs);
    }

    /** How instances see it. */
    static String kind(AgentSecret secret) {
        return secret.kind() == AgentSecretKind.AGENT_SECRET_KIND_FILE ? "file" : "variable";
    }

    static Line ago(@Nullable Instant time, Times times) {
        return time == null || Cells.isNever(time) ? Line.EMPTY : Line.of(times.ago(time));
    }
}
