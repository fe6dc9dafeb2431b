package dev.lkj.cli.agent;

import dev.lkj.rollout.StatusWord;
import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Quantities;
import dev.lkj.term.SafeText;
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
import java.util.Optional;
import java.util.function.Function;

/**
 * The state of agents: one row for each region of each deployment.
 *
 * @param wide also CPU, memory and when each was last observed, for people
 */
record StatusView(List<AgentInfo> agents, boolean wide) implements TwoForms {
    private static final List<Table.Column> STATE = Table.columns("Version", "Status", "Replicas");
    private static final List<Table.Column> LOAD = Table.columns("CPU", "Mem", "Observed");

    @Override
    public String boxed() {
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

    /** What cannot be read of CPU and memory, and is therefore shown as nothing: the columns with their values. */
    List<String> unreadable() {
        List<String> found = new ArrayList<>();
        for (AgentInfo agent : agents) {
            for (AgentDeployment row : agent.agentDeployments()) {
                String of = " of " + Cells.deployment(row.deployment()) + "/" + row.region() + " is no quantity: ";
                if (row.lastScrapedAt() != null) {
                    collect("CPU" + of, row.curCpu(), Quantities.millicores(row.curCpu()), found);
                    collect("Mem" + of, row.curMem(), Quantities.gibibytes(row.curMem()), found);
                }
                collect("limit of Mem" + of, row.memLimit(), Quantities.gibibytes(row.memLimit()), found);
            }
        }
        return found;
    }

    private static void collect(String what, String quantity, Optional<String> read, List<String> found) {
        if (!quantity.isEmpty() && read.isEmpty()) {
            found.add(what + SafeText.of(quantity));
        }
    }

    private static String version(AgentInfo agent, AgentDeployment row) {
        return row.version().isEmpty() ? agent.version() : row.version();
    }

    @Override
    public List<Line> lines(int width, Glyphs glyphs, Times times) {
        List<Line> lines = new ArrayList<>();
        for (AgentInfo agent : agents) {
            if (!lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            String name = agent.agentName().isEmpty() ? "" : " \"" + agent.agentName() + "\"";
            lines.add(Line.of(Style.BOLD, agent.agentId()).add(name));
            for (Table table : tables(agent, width, glyphs, times)) {
                lines.add(Line.EMPTY);
                lines.addAll(table.fitted(width, glyphs));
            }
            List<Line> attention = attention(agent, times);
            if (!attention.isEmpty()) {
                lines.add(Line.EMPTY);
                lines.addAll(attention);
            }
        }
        return lines;
    }

    /** What does not fit beside the state goes into a table of its own, rather than that versions are cut. */
    private List<Table> tables(AgentInfo agent, int width, Glyphs glyphs, Times times) {
        if (!wide) {
            return List.of(table(agent, STATE, row -> state(agent, row, glyphs)));
        }
        List<Table.Column> both = new ArrayList<>(STATE);
        both.addAll(LOAD);
        Table complete = table(agent, both, row -> {
            List<Line> cells = new ArrayList<>(state(agent, row, glyphs));
            cells.addAll(load(row, times));
            return cells;
        });
        return complete.fits(width)
                ? List.of(complete)
                : List.of(
                        table(agent, STATE, row -> state(agent, row, glyphs)),
                        table(agent, LOAD, row -> load(row, times)));
    }

    private static Table table(AgentInfo agent, List<Table.Column> more, Function<AgentDeployment, List<Line>> cells) {
        List<Table.Column> columns =
                new ArrayList<>(List.of(Table.Column.flexible("Deployment"), Table.Column.flexible("Region")));
        columns.addAll(more);
        List<List<Line>> rows = new ArrayList<>();
        String before = "?";
        for (AgentDeployment row : agent.agentDeployments()) {
            String deployment = Cells.deployment(row.deployment());
            List<Line> line = new ArrayList<>();
            line.add(Line.of(deployment.equals(before) ? "" : deployment));
            line.add(Line.of(row.region()));
            line.addAll(cells.apply(row));
            rows.add(line);
            before = deployment;
        }
        return new Table(columns, rows);
    }

    private static List<Line> state(AgentInfo agent, AgentDeployment row, Glyphs glyphs) {
        return List.of(
                Line.of(version(agent, row)),
                Line.of(style(row.status()), row.status()),
                Line.of(row.replicas() + " (" + row.minReplicas() + glyphs.dash() + row.maxReplicas() + ")"));
    }

    private static List<Line> load(AgentDeployment row, Times times) {
        Instant seen = row.lastScrapedAt();
        return Table.row(cpu(row), memory(row), seen == null ? "--" : times.ago(seen));
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
