package dev.lkj.cli.agent;

import dev.lkj.cli.Wiring;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.deploy.DeployEvent;
import dev.lkj.deploy.SecretsCheck;
import dev.lkj.error.LkjException;
import dev.lkj.wire.AgentSecret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Changes secrets, and makes sure that the service then lists them so. */
final class SecretsChange {
    private final Wiring wiring;
    private final AgentRun run;

    SecretsChange(Wiring wiring, AgentRun run) {
        this.wiring = wiring;
        this.run = run;
    }

    /**
     * Does it.
     *
     * @param before the secrets before; empty when they could not be read
     * @param gone names that are to vanish
     * @param write the call
     * @throws LkjException (exit 1) when one of them did not move
     */
    void make(Optional<List<AgentSecret>> before, List<AgentSecret> set, Set<String> gone, Runnable write) {
        SecretsCheck check = new SecretsCheck(
                run.target().agents(), wiring.environment().clock(), wiring.pacing(), run.agentId(), before);
        Set<String> names = set.stream().map(AgentSecret::name).collect(Collectors.toCollection(TreeSet::new));
        run.listener().on(new DeployEvent.Requesting());
        write.run();
        List<String> wrong;
        try {
            wrong = check.look(names, gone);
        } catch (ServiceFailure failure) {
            throw failure.toUserFailure()
                    .followedBy("the service took the change; whether it lists it could not be read");
        }
        if (!wrong.isEmpty()) {
            throw LkjException.failed("failed to update agent secrets: the service took the change, but "
                            + String.join("; ", wrong))
                    .withHint(run.next().of("secrets") + "   shows what it has");
        }
        run.listener().on(new DeployEvent.SecretsChanged(List.copyOf(names), List.copyOf(new TreeSet<>(gone))));
    }
}
