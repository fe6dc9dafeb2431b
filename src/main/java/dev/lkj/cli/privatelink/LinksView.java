package dev.lkj.cli.privatelink;

import dev.lkj.cli.agent.TwoForms;
import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Style;
import dev.lkj.term.Table;
import dev.lkj.term.Times;
import dev.lkj.wire.PrivateLink;
import dev.lkj.wire.PrivateLinkStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of private links. */
record LinksView(List<ListedLink> links) implements TwoForms {
    @Override
    public String boxed() {
        return new Table(
                        Table.columns(
                                "ID",
                                "Name",
                                "Region",
                                "Cloud Region",
                                "Port",
                                "Endpoint",
                                "DNS",
                                "Health",
                                "Updated At",
                                "Reason"),
                        links.stream().map(LinksView::boxedRow).toList())
                .boxed();
    }

    private static List<Line> boxedRow(ListedLink listed) {
        PrivateLink link = listed.link();
        PrivateLinkStatus health = listed.health();
        return Table.row(
                link.privateLinkId(),
                link.name(),
                link.region(),
                dash(link.cloudRegion()),
                Integer.toUnsignedString(link.port()),
                dash(link.endpoint()),
                dash(link.connectionEndpoint()),
                listed.word(),
                dash(time(health)),
                dash(listed.reason()));
    }

    /** One link's health for scripts. */
    static String boxedHealth(String id, PrivateLinkStatus health) {
        return new Table(
                        Table.columns("ID", "Health", "Updated At", "Reason"),
                        List.of(Table.row(id, ListedLink.word(health), dash(time(health)), dash(health.reason()))))
                .boxed();
    }

    private static String time(@Nullable PrivateLinkStatus health) {
        Instant updated = health == null ? null : health.updatedAt();
        return updated == null ? "" : Times.utc(updated);
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** For people: the table, below it what does not fit into it, and why a link is not healthy. */
    @Override
    public List<Line> lines(int width, Glyphs glyphs, Times times) {
        boolean complete = table(true).fits(width);
        List<Line> lines = new ArrayList<>(table(complete).fitted(width, glyphs));
        if (!complete) {
            links.forEach(listed -> lines.addAll(addresses(listed.link())));
        }
        links.stream()
                .filter(listed -> !listed.reason().isEmpty())
                .map(listed -> Line.of(Style.YELLOW, listed.link().privateLinkId() + ": " + listed.reason())
                        .add(Style.DIM, since(listed.health(), times)))
                .forEach(line -> lines.addAll(line.broken(width, 0)));
        return lines;
    }

    private Table table(boolean complete) {
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.fixed("ID"),
                Table.Column.flexible("Name"),
                Table.Column.fixed("Region"),
                Table.Column.fixed("Port"),
                Table.Column.fixed("Health")));
        if (complete) {
            columns.addAll(Table.columns("DNS", "Endpoint"));
        }
        return new Table(
                columns, links.stream().map(listed -> row(listed, complete)).toList());
    }

    private static List<Line> row(ListedLink listed, boolean complete) {
        PrivateLink link = listed.link();
        String cloud = link.cloudRegion().isEmpty() ? "" : " (" + link.cloudRegion() + ")";
        List<Line> cells = new ArrayList<>(List.of(
                Line.of(link.privateLinkId()),
                Line.of(link.name()),
                Line.of(link.region() + cloud),
                Line.of(Integer.toUnsignedString(link.port())),
                coloured(listed.word())));
        if (complete) {
            cells.add(Line.of(link.connectionEndpoint()));
            cells.add(Line.of(link.endpoint()));
        }
        return cells;
    }

    /** Names to copy, which are never cut. */
    private static List<Line> addresses(PrivateLink link) {
        return List.of(
                Line.EMPTY,
                Line.of(link.privateLinkId()),
                Line.of(Style.DIM, "  DNS       ").add(dash(link.connectionEndpoint())),
                Line.of(Style.DIM, "  Endpoint  ").add(dash(link.endpoint())));
    }

    private static String since(@Nullable PrivateLinkStatus health, Times times) {
        Instant updated = health == null ? null : health.updatedAt();
        return updated == null ? "" : ", " + times.ago(updated);
    }

    /** One link's health for people. */
    static List<Line> health(String id, PrivateLinkStatus health, Times times) {
        Line line = Line.of(id + "  ").add(coloured(ListedLink.word(health)));
        String reason = health.reason().isEmpty() ? "" : "  " + health.reason();
        return List.of(line.add(reason).add(Style.DIM, since(health, times)));
    }

    private static Line coloured(String word) {
        return switch (word) {
            case "Healthy" -> Line.of(Style.GREEN, word);
            case "Unhealthy", "Error" -> Line.of(Style.RED, word);
            case "Unknown" -> Line.of(Style.DIM, word);
            default -> Line.of(Style.YELLOW, word);
        };
    }
}
