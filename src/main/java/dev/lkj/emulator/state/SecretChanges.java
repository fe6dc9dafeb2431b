package dev.lkj.emulator.state;

import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets and removes secrets; each change says whether anything is other than it was. */
final class SecretChanges {
    private final Effects effects;

    SecretChanges(Effects effects) {
        this.effects = effects;
    }

    /** Fails when one of them is not allowed, before any is taken. */
    static void check(List<AgentSecret> secrets) {
        secrets.forEach(Names::checkSecret);
    }

    /** Setting the value that a secret has is a change, too: its time moves. */
    boolean set(Agent agent, List<AgentSecret> secrets) {
        secrets.forEach(secret -> set(agent, secret));
        return !secrets.isEmpty();
    }

    private void set(Agent agent, AgentSecret secret) {
        Secret former = agent.secrets.get(secret.name());
        AgentSecretKind kind = secret.kind() == AgentSecretKind.AGENT_SECRET_KIND_FILE
                ? secret.kind()
                : AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT;
        Instant now = effects.now();
        Instant created = former == null ? now : former.createdAt();
        agent.secrets.put(secret.name(), new Secret(secret.name(), secret.value(), kind, created, now));
    }

    boolean remove(Agent agent, List<String> names) {
        return agent.secrets.keySet().removeAll(Set.copyOf(names));
    }

    /** Removes every secret that is not among these. */
    boolean keepOnly(Agent agent, List<AgentSecret> secrets) {
        return agent.secrets
                .keySet()
                .retainAll(secrets.stream().map(AgentSecret::name).collect(Collectors.toSet()));
    }
}
