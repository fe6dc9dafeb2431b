package dev.lkj.bench.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The findings as Markdown: what is quoted, and below it the figures of both sides. */
final class Table {
    private final List<String> columns;
    private final List<Finding> findings;

    Table(List<String> columns, List<Finding> findings) {
        this.columns = List.copyOf(columns);
        this.findings = List.copyOf(findings);
    }

    /** All of it. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("what", "goal"));
        head.addAll(columns);
        begin(lines, head);
        for (Finding finding : findings) {
            List<String> cells = new ArrayList<>(List.of(finding.row().title(), goals(finding.row())));
            columns.forEach(column -> cells.add(cell(finding, column)));
            lines.add(line(cells));
        }
        lines.add("");
        remarks(lines);
        lines.add("Where the goals come from:");
        lines.add("");
        lines.addAll(sources());
        lines.add("");
        lines.add("Both sides, in the unit of their figures:");
        lines.add("");
        begin(lines, List.of("row", "program", "median", "min", "max", "peak memory"));
        for (Finding finding : findings) {
            finding.series().forEach(series -> lines.add(line(figures(finding, series))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void begin(List<String> lines, List<String> head) {
        lines.add(line(head));
        lines.add("|" + "---|".repeat(head.size()));
    }

    /** A title may hold what the table's own syntax is. */
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"))
                .replace("|  |", "| |");
    }

    private String goals(Row row) {
        return row.goals().stream()
                .map(goal ->
                        goal.unit() == Unit.OF_REFERENCE && !hasReference() ? goal + " (not measured here)" : "" + goal)
                .collect(Collectors.joining("; "));
    }

    private boolean hasReference() {
        return columns.contains(Cli.REFERENCE);
    }

    private static String cell(Finding finding, String column) {
        return finding.cells().stream()
                .filter(cell -> cell.column().equals(column))
                .map(Cell::toString)
                .collect(Collectors.joining());
    }

    private void remarks(List<String> lines) {
        List<String> remarks = findings.stream()
                .flatMap(finding -> finding.remarks().stream())
                .distinct()
                .toList();
        if (!hasReference()) {
            lines.add(
                    "The reference was not measured here: `--reference PATH` names its binary and adds its column. Goals"
                            + " in terms of it are told in those of what it took elsewhere, " + Unit.H.show(23.6)
                            + " and "
                            + Unit.OF_PIGZ.show(1.61) + ".");
            lines.add("");
        }
        if (!remarks.isEmpty()) {
            lines.add(String.join(" ", remarks));
            lines.add("");
        }
    }

    private List<String> sources() {
        return findings.stream()
                .flatMap(finding -> finding.row().goals().stream())
                .distinct()
                .map(goal -> "- " + goal.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + goal + ": "
                        + goal.source() + ".")
                .toList();
    }

    /** The figures of one program. */
    static List<String> figures(Finding finding, Series series) {
        Unit unit = series.unit();
        return List.of(
                finding.row().name(),
                series.name(),
                unit.show(series.median()),
                unit.number(series.min()),
                unit.number(series.max()),
                series.hasPeaks() ? Unit.MIB.show(series.peak()) : "");
    }
}
