package dev.lkj.cli.logs;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Cells;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.DeploymentName;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which of an agent's logs are wanted.
 *
 * @param deployments their names; empty for production alone
 * @param regions their names; empty for the first of each deployment
 * @param all all deployments in all regions
 */
record LogSources(List<DeploymentName> deployments, List<String> regions, boolean all) {
    /**
     * Those that there are.
     *
     * @param agents what the service lists
     * @throws LkjException (exit 3) when one of them is not there
     */
    List<LogSource> among(List<AgentInfo> agents, String agentId, Wiring wiring, NextCommand next) {
        if (agents.isEmpty()) {
            throw LkjException.of(
                            ExitCode.DENIED, "no agent deployments found: agent " + agentId + " is not in this project")
                    .withHint(NextCommand.list(wiring));
        }
        List<AgentDeployment> rows = agents.get(0).agentDeployments();
        if (rows.isEmpty()) {
            throw LkjException.of(ExitCode.DENIED, "no agent deployments found").withHint(next.of("deploy"));
        }
        if (all) {
            return LogSource.distinct(rows);
        }
        List<LogSource> sources = new ArrayList<>();
        for (DeploymentName name : deployments.isEmpty() ? List.of(DeploymentName.PRODUCTION) : deployments) {
            sources.addAll(of(name, rows, next));
        }
        return sources.stream().distinct().toList();
    }

    private List<LogSource> of(DeploymentName name, List<AgentDeployment> rows, NextCommand next) {
        List<AgentDeployment> its = rows.stream()
                .filter(row -> row.deployment().equals(name.value()))
                .toList();
        if (its.isEmpty()) {
            throw LkjException.of(
                            ExitCode.DENIED,
                            "no deployment [" + name.label() + "] of this agent; there is "
                                    + names(rows.stream()
                                            .map(AgentDeployment::deployment)
                                            .map(Cells::deployment)
                                            .toList()))
                    .withHint(next.of("status"));
        }
        if (regions.isEmpty()) {
            return List.of(LogSource.of(its.get(0)));
        }
        for (String region : regions) {
            if (its.stream().noneMatch(row -> row.region().equals(region))) {
                throw LkjException.of(
                                ExitCode.DENIED,
                                "deployment [" + name.label() + "] is not in region " + region + "; it is in "
                                        + names(its.stream()
                                                .map(AgentDeployment::region)
                                                .toList()))
                        .withHint(next.of("status"));
            }
        }
        return LogSource.distinct(
                its.stream().filter(row -> regions.contains(row.region())).toList());
    }

    private static String names(List<String> names) {
        return names.stream().distinct().collect(Collectors.joining(", "));
    }

    /** What is not shown of what was asked for, or cannot be, a line each; the service has no call for more. */
    static List<String> limits(List<LogSource> sources, List<AgentInfo> agents) {
        List<String> lines = new ArrayList<>();
        for (LogSource source : sources) {
            if (source.replicas() > 1) {
                lines.add(source.replicas() + " instances run in " + source.region()
                        + "; the service sends the output of the newest one only");
            }
        }
        List<LogSource> others = agents.stream()
                .flatMap(agent -> LogSource.distinct(agent.agentDeployments()).stream())
                .filter(other -> sources.stream().anyMatch(s -> s.deployment().equals(other.deployment())))
                .filter(other -> sources.stream()
                        .noneMatch(s -> s.deployment().equals(other.deployment())
                                && s.serverRegion().equals(other.serverRegion())))
                .toList();
        if (!others.isEmpty()) {
            lines.add("not shown: "
                    + names(others.stream().map(LogSource::region).toList()) + " (--region NAME, or --all)");
        }
        return lines;
    }
}
