package dev.lkj.project;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which of a project's agents is meant when no id was given. */
public final class AgentPicker {
    private AgentPicker() {}

    /** What came of it. */
    public sealed interface Pick {}

    /** The only candidate. */
    public record One(String id) implements Pick {}

    /** Somebody must choose among these. */
    public record Ask(List<ListedAgent> agents) implements Pick {
        /** What to ask. */
        public static final String QUESTION = "Select an agent";
    }

    /**
     * An agent of the list.
     *
     * @param version its version; {@code --} before the first deploy
     * @param deployedAt when it was deployed last; null when unknown, year 1 when never
     */
    public record ListedAgent(
            String id, String version, @Nullable Instant deployedAt) {
        /** Whether the agent has no version yet. */
        public boolean isNeverDeployed() {
            return version.equals("--");
        }

        /** The entry of a list to choose from. */
        public String label() {
            Instant time = deployedAt;
            return time == null || time.atOffset(ZoneOffset.UTC).getYear() <= 1
                    ? Printable.of(id) + " never deployed"
                    : Printable.of(id) + " deployed " + time.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /**
     * Picks the only agent, or says that somebody must.
     *
     * @param agents all agents of the project
     * @param deployedOnly whether agents that were never deployed are out of the question, as for logs
     * @param interactive whether somebody can be asked
     * @throws LkjException when there is none (DENIED), or several and nobody to ask (USAGE)
     */
    public static Pick pick(List<ListedAgent> agents, boolean deployedOnly, boolean interactive) {
        if (agents.isEmpty()) {
            throw LkjException.of(ExitCode.DENIED, "no agents found")
                    .withHint("is it the right project? lkj agent create makes its first agent");
        }
        List<ListedAgent> candidates = agents.stream()
                .filter(agent -> !deployedOnly || !agent.isNeverDeployed())
                .toList();
        if (candidates.isEmpty()) {
            throw LkjException.of(ExitCode.DENIED, "no agents found that were ever deployed")
                    .withHint("lkj agent list    shows all agents");
        }
        if (interactive) {
            return new Ask(candidates);
        }
        if (candidates.size() > 1) {
            throw LkjException.usage("non-interactive mode: set --id when multiple agents exist")
                    .withHint(String.join(
                            "\n",
                            candidates.stream()
                                    .map(agent -> "--id " + agent.label())
                                    .toList()));
        }
        return new One(candidates.get(0).id());
    }
}
