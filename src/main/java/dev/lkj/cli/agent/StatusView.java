package dev.lkj.cli.agent;

import dev.lkj.rollout.StatusWord;
import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Quantities;
import dev.lkj.term.Style;
import dev.lkj.term.Table;
import dev.lkj.term.Times;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentEvent;
import dev.lkj.wire.AgentEventType;
import dev.lkj.wire.AgentInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The state of agents: one row for each region of each deployment. */
record StatusView(List<AgentInfo> agents) {
    /** For scripts, cell by cell as the reference has it. */
    String boxed() {
        List<List<Line>> rows = new ArrayList<>();
        for (AgentInfo agent : agents) {
            agent.agentDeployments().forEach(row -> rows.add(cells(agent, row)));
        }
        List<Table.Column> columns = Table.columns(
                "ID",
                "Name",
                "Version",
                "Region",
                "Deployment",
                "Status",
                "CPU",
                "Mem",
                "Replicas",
                "Deployed At",
                "Last Observed");
        return new Table(columns, rows).boxed();
    }

    private static List<Line> cells(AgentInfo agent, AgentDeployment row) {
        Instant seen = row.lastScrapedAt();
        return Table.row(
                agent.agentId(),
                seen == null ? "--" : row.agentName(),
                version(agent, row),
                row.region(),
                row.deploymentEnabled() ? Cells.deployment(row.deployment()) : "--",
                row.status(),
                cpu(row),
                memory(row),
                row.replicas() + " / " + row.minReplicas() + " / " + row.maxReplicas(),
                Cells.time(agent.deployedAt(), "--"),
                seen == null ? "--" : Cells.time(seen, "--"));
    }

    private static String cpu(AgentDeployment row) {
        String used = row.lastScrapedAt() == null
                ? "-"
                : Quantities.millicores(row.curCpu()).orElse("");
        return used + " / " + row.cpuLimit();
    }

    private static String memory(AgentDeployment row) {
        String used = row.lastScrapedAt() == null
                ? "-"
                : Quantities.gibibytes(row.curMem()).orElse("");
        return used + " / "
                + Quantities.gibibytes(row.memLimit()).map(gib -> gib + "GB").orElse("");
    }

    private static String version(AgentInfo agent, AgentDeployment row) {
        return row.version().isEmpty() ? agent.version() : row.version();
    }

    /**
     * For people, fitted to the width of the terminal.
     *
     * @param wide also CPU, memory and when each was last observed
     */
    List<Line> lines(int width, Glyphs glyphs, Times times, boolean wide) {
        List<Line> lines = new ArrayList<>();
        for (AgentInfo agent : agents) {
            if (!lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            String name = agent.agentName().isEmpty() ? "" : " \"" + agent.agentName() + "\"";
            lines.add(Line.of(Style.BOLD, agent.agentId()).add(name));
            lines.add(Line.EMPTY);
            lines.addAll(table(agent, glyphs, times, wide).fitted(width, glyphs));
            List<Line> attention = attention(agent, times);
            if (!attention.isEmpty()) {
                lines.add(Line.EMPTY);
                lines.addAll(attention);
            }
        }
        return lines;
    }

    private static Table table(AgentInfo agent, Glyphs glyphs, Times times, boolean wide) {
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.flexible("Deployment"),
                Table.Column.flexible("Region"),
                Table.Column.fixed("Version"),
                Table.Column.fixed("Status"),
                Table.Column.fixed("Replicas")));
        if (wide) {
            columns.addAll(Table.columns("CPU", "Mem", "Observed"));
        }
        List<List<Line>> rows = new ArrayList<>();
        String before = "?";
        for (AgentDeployment row : agent.agentDeployments()) {
            String deployment = Cells.deployment(row.deployment());
            List<Line> cells = new ArrayList<>(List.of(
                    Line.of(deployment.equals(before) ? "" : deployment),
                    Line.of(row.region()),
                    Line.of(version(agent, row)),
                    Line.of(style(row.status()), row.status()),
                    Line.of(row.replicas() + " (" + row.minReplicas() + glyphs.dash() + row.maxReplicas() + ")")));
            if (wide) {
                Instant seen = row.lastScrapedAt();
                cells.add(Line.of(cpu(row)));
                cells.add(Line.of(memory(row)));
                cells.add(Line.of(seen == null ? "--" : times.ago(seen)));
            }
            rows.add(cells);
            before = deployment;
        }
        return new Table(columns, rows);
    }

    static Style style(String status) {
        if (StatusWord.isError(status)) {
            return Style.RED;
        }
        return StatusWord.isRunning(status) ? Style.GREEN : Style.YELLOW;
    }

    private static List<Line> attention(AgentInfo agent, Times times) {
        List<Line> lines = new ArrayList<>();
        for (AgentDeployment row : agent.agentDeployments()) {
            for (AgentEvent event : row.events()) {
                if (event.count() > 0) {
                    Instant when = event.timestamp();
                    String often = event.count() == 1 ? "once" : event.count() + " times";
                    lines.add(Line.of(
                            Style.YELLOW,
                            Cells.deployment(row.deployment()) + "/" + row.region() + ": " + what(event.type()) + " "
                                    + often + (when == null ? "" : ", last " + times.ago(when)) + "."));
                }
            }
        }
        return lines;
    }

    private static String what(AgentEventType type) {
        return switch (type) {
            case AGENT_EVENT_TYPE_APPLICATION_CRASHED -> "crashed";
            case AGENT_EVENT_TYPE_RESTARTED_HIGH_DISK_USAGE -> "restarted for a full disk";
            case AGENT_EVENT_TYPE_RESTARTED_HIGH_MEMORY_USAGE -> "restarted for too much memory";
            case AGENT_EVENT_TYPE_UNKNOWN -> "had an event of an unknown kind";
        };
    }
}
