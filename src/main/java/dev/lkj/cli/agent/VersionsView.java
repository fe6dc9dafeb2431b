package dev.lkj.cli.agent;

import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Style;
import dev.lkj.term.Table;
import dev.lkj.term.Times;
import dev.lkj.wire.AgentVersion;
import dev.lkj.wire.WireJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The versions of an agent, newest first. */
record VersionsView(List<AgentVersion> versions) implements TwoForms {
    private static final String DIGEST = "image_digest";

    VersionsView {
        versions = versions.stream()
                .sorted(Comparator.comparing(VersionsView::createdAt).reversed())
                .toList();
    }

    private static Instant createdAt(AgentVersion version) {
        return version.createdAt() == null ? Instant.EPOCH : version.createdAt();
    }

    /** The versions that have all the given attributes. */
    VersionsView with(Map<String, String> attributes) {
        return new VersionsView(versions.stream()
                .filter(v -> v.attributes().entrySet().containsAll(attributes.entrySet()))
                .toList());
    }

    @Override
    public String boxed() {
        boolean digests = versions.stream()
                .anyMatch(v -> !v.attributes().getOrDefault(DIGEST, "").isEmpty());
        List<Table.Column> columns = new ArrayList<>(Table.columns(
                "Version", "Production", "Draining", "Active", "Status", "Attributes", "Created At", "Deployed At"));
        if (digests) {
            columns.addAll(Table.columns("Digest"));
        }
        List<List<Line>> rows = new ArrayList<>();
        for (AgentVersion v : versions) {
            List<Line> row = new ArrayList<>(Table.row(
                    v.version(),
                    flag(v.current()),
                    flag(v.draining()),
                    flag(v.active()),
                    v.status(),
                    v.attributes().isEmpty() ? "--" : json(v.attributes()),
                    Cells.time(v.createdAt(), "--"),
                    Cells.time(v.deployedAt(), "--")));
            if (digests) {
                row.add(Line.of(v.attributes().getOrDefault(DIGEST, "")));
            }
            rows.add(row);
        }
        return new Table(columns, rows).boxed();
    }

    private static String flag(boolean value) {
        return value ? "✓" : "--";
    }

    /** Attributes as one compact object with sorted keys, escaped as for HTML, which is how the reference prints it. */
    static String json(Map<String, String> attributes) {
        return WireJson.attributes(attributes)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    /** For people, fitted to the width of the terminal. */
    @Override
    public List<Line> lines(int width, Glyphs glyphs, Times times) {
        List<Table.Column> columns = List.of(
                Table.Column.fixed("Version"),
                Table.Column.fixed("Serves"),
                Table.Column.fixed("Status"),
                Table.Column.flexible("Commit"),
                Table.Column.fixed("Deployed"));
        List<Line> lines = new ArrayList<>(new Table(
                        columns, versions.stream().map(v -> row(v, times)).toList())
                .fitted(width, glyphs));
        if (versions.stream().anyMatch(VersionsView::dirty)) {
            lines.add(Line.EMPTY);
            lines.add(Line.of(Style.DIM, "* with uncommitted changes"));
        }
        return lines;
    }

    private static List<Line> row(AgentVersion v, Times times) {
        Instant deployed = v.deployedAt();
        String serves = v.current() ? "production" : v.draining() ? "draining" : v.active() ? "a deployment" : "";
        return List.of(
                Line.of(v.current() ? Style.BOLD : Style.PLAIN, v.version()),
                Line.of(v.current() ? Style.GREEN : Style.YELLOW, serves),
                Line.of(v.active() || v.current() ? StatusView.style(v.status()) : Style.DIM, v.status()),
                Line.of(commit(v)),
                deployed == null || Cells.isNever(deployed)
                        ? Line.of(Style.DIM, "never")
                        : Line.of(times.ago(deployed)));
    }

    /** Commit and branch, with a star when uncommitted changes were part of it. */
    static String commit(AgentVersion v) {
        String commit = v.attributes().getOrDefault("git_commit", "");
        String branch = v.attributes().getOrDefault("git_branch", "");
        return (commit + (branch.isEmpty() ? "" : " " + branch) + (dirty(v) ? "*" : "")).strip();
    }

    private static boolean dirty(AgentVersion v) {
        return !v.attributes().getOrDefault("git_tree", "").isEmpty();
    }
}
