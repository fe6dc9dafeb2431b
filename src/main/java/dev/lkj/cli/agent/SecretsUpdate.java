package dev.lkj.cli.agent;

import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.UpdateSecretsCommand.SecretsRequest;
import dev.lkj.error.LkjException;
import dev.lkj.term.SafeText;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.UpdateAgentSecretsRequest;
import dev.lkj.wire.UpdateAgentSecretsResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The steps of a change of secrets: read, ask for what would vanish, change, read again. */
final class SecretsUpdate {
    private final Wiring wiring;
    private final AgentRun run;

    SecretsUpdate(Wiring wiring, AgentRun run) {
        this.wiring = wiring;
        this.run = run;
    }

    /** Does it. */
    void make(SecretsRequest request, List<AgentSecret> given) {
        boolean decides = request.overwrite() || !request.remove().isEmpty();
        Optional<List<AgentSecret>> before = decides
                ? Optional.of(run.target().agents().listSecrets(run.agentId()))
                : run.target().agents().glanceAtSecrets(run.agentId());
        Set<String> gone = decides ? gone(request, given, before.orElseThrow()) : Set.of();
        if (request.overwrite()) {
            agree(gone);
        }
        new SecretsChange(wiring, run).make(before, given, gone, () -> {
            UpdateAgentSecretsResponse answer = run.target()
                    .agents()
                    .updateSecrets(new UpdateAgentSecretsRequest(
                            run.agentId(), "", request.overwrite(), given, request.remove()));
            if (!answer.success()) {
                throw LkjException.failed("failed to update agent secrets: " + answer.message())
                        .withHint("these are the words of the service; nothing was changed");
            }
        });
    }

    private Set<String> gone(SecretsRequest request, List<AgentSecret> given, List<AgentSecret> before) {
        Set<String> there = SecretNames.withoutInjected(before).stream()
                .map(AgentSecret::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (request.overwrite()) {
            given.forEach(secret -> there.remove(secret.name()));
            return there;
        }
        List<String> unknown = request.remove().stream()
                .filter(name -> !there.contains(name))
                .map(SafeText::of)
                .toList();
        if (!unknown.isEmpty()) {
            throw LkjException.usage("there is no secret " + String.join(", ", unknown) + "; nothing was changed")
                    .withHint(run.next().of("secrets") + "   lists those that there are");
        }
        return Set.copyOf(request.remove());
    }

    private void agree(Set<String> gone) {
        if (gone.isEmpty()) {
            return;
        }
        String what = "This removes " + (gone.size() == 1 ? "1 secret" : gone.size() + " secrets") + ":\n"
                + String.join("\n", gone);
        if (!wiring.prompter().isInteractive()) {
            what.lines().forEach(wiring::status);
            return;
        }
        wiring.failures().warn(what);
        if (!wiring.prompter().confirm("Are you sure you want to proceed [" + run.agentId() + "]?", false)) {
            throw LkjException.failed("cancelled; nothing was changed");
        }
    }
}
