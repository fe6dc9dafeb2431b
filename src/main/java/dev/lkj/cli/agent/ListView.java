package dev.lkj.cli.agent;

import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Style;
import dev.lkj.term.Table;
import dev.lkj.term.Times;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The table of agents, newest deployment first. */
record ListView(List<AgentInfo> agents) implements TwoForms {
    ListView {
        agents = agents.stream()
                .sorted(Comparator.comparing(ListView::deployedAt).reversed())
                .toList();
    }

    private static Instant deployedAt(AgentInfo agent) {
        return agent.deployedAt() == null ? Instant.EPOCH : agent.deployedAt();
    }

    @Override
    public String boxed() {
        return new Table(
                        Table.columns("ID", "Dispatch Name", "Regions", "Deployments", "Version", "Deployed At"),
                        agents.stream()
                                .map(agent -> Table.row(
                                        agent.agentId(),
                                        agent.agentName(),
                                        regions(agent, ","),
                                        deployments(agent, ","),
                                        agent.version(),
                                        Cells.time(agent.deployedAt(), "---")))
                                .toList())
                .boxed();
    }

    /** For people, fitted to the width of the terminal. */
    @Override
    public List<Line> lines(int width, Glyphs glyphs, Times times) {
        List<Table.Column> columns = List.of(
                Table.Column.fixed("ID"),
                Table.Column.flexible("Name"),
                Table.Column.fixed("Version"),
                Table.Column.flexible("Deployments"),
                Table.Column.flexible("Regions"),
                Table.Column.fixed("Deployed"));
        return new Table(
                        columns, agents.stream().map(agent -> row(agent, times)).toList())
                .fitted(width, glyphs);
    }

    private static List<Line> row(AgentInfo agent, Times times) {
        Instant deployed = agent.deployedAt();
        boolean never = deployed == null || Cells.isNever(deployed);
        return List.of(
                Line.of(agent.agentId()),
                Line.of(agent.agentName()),
                never ? Line.of(Style.DIM, "none yet") : Line.of(agent.version()),
                Line.of(deployments(agent, ", ")),
                Line.of(regions(agent, ", ")),
                never || deployed == null ? Line.of(Style.DIM, "never") : Line.of(times.ago(deployed)));
    }

    private static String regions(AgentInfo agent, String separator) {
        return agent.agentDeployments().stream()
                .map(AgentDeployment::region)
                .distinct()
                .collect(Collectors.joining(separator));
    }

    private static String deployments(AgentInfo agent, String separator) {
        // The empty name sorts first, which is where production belongs.
        return agent.agentDeployments().stream()
                .map(AgentDeployment::deployment)
                .distinct()
                .sorted()
                .map(Cells::deployment)
                .collect(Collectors.joining(separator));
    }
}
