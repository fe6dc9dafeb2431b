package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.project.DashboardLinks;
import dev.lkj.rollout.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where to look and what to type after a run that ended well.
 *
 * @param pages the dashboard's pages, where the project has them
 * @param agentName empty when it is not known
 * @param deployment empty for production
 * @param former the version that served before; empty for none
 */
record SuccessLinks(
        Optional<DashboardLinks> pages,
        String agentId,
        String agentName,
        String deployment,
        String former,
        NextCommand next) {

    /** The links after a deploy, a rollback or a wait. */
    List<RunSuccess.Link> of(String verb, Reading.Seen seen) {
        List<RunSuccess.Link> links = new ArrayList<>();
        pages.ifPresent(page -> {
            links.add(new RunSuccess.Link("Agent", page.agent(agentId)));
            links.add(new RunSuccess.Link("Console", page.console(agentName, deployment)));
        });
        links.add(new RunSuccess.Link("Status", next.of("status")));
        links.add(new RunSuccess.Link("Logs", next.of("logs")));
        undo(verb, seen).ifPresent(command -> links.add(new RunSuccess.Link("Undo", command)));
        return links;
    }

    /** A bare rollback undoes a deploy; after a rollback it would go further back, and named rows make it ask. */
    private Optional<String> undo(String verb, Reading.Seen seen) {
        boolean asBefore = seen.current()
                .filter(current -> current.version().equals(former))
                .isPresent();
        if (!deployment.isEmpty() || former.isEmpty() || asBefore || verb.equals(AgentRun.WAITED)) {
            return Optional.empty();
        }
        boolean named = seen.agent().stream()
                .flatMap(agent -> agent.agentDeployments().stream())
                .anyMatch(row -> !row.deployment().isEmpty());
        return Optional.of(
                verb.equals(AgentRun.ROLLED_OUT) && !named
                        ? next.of("rollback")
                        : next.of("rollback", "--version", former));
    }
}
