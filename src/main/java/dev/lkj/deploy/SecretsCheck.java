package dev.lkj.deploy;

import dev.lkj.cloud.AgentsApi;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.AgentSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the secrets of an agent again after a change, and tells which of them are not as they were to be. */
public final class SecretsCheck {
    /** How often they are read before the service's word is taken for what it is: a read may be a moment old. */
    private static final int READS = 4;

    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    /** A value set so shortly before may have got the same time: times of the service may be whole seconds. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(3);

    private final AgentsApi agents;
    private final Pacing pacing;
    private final String agentId;
    private final Optional<Map<String, AgentSecret>> before;
    private final Instant start;

    /**
     * A check of one change, made before it.
     *
     * @param before the secrets before it; empty when they could not be read
     */
    public SecretsCheck(
            AgentsApi agents, Clock clock, Pacing pacing, String agentId, Optional<List<AgentSecret>> before) {
        this.agents = agents;
        this.pacing = pacing;
        this.agentId = agentId;
        this.before = before.map(SecretsCheck::byName);
        this.start = clock.now();
    }

    private static Map<String, AgentSecret> byName(List<AgentSecret> secrets) {
        return secrets.stream().collect(Collectors.toMap(AgentSecret::name, Function.identity(), (a, b) -> b));
    }

    /**
     * Looks until all is as it was asked for, a few times at most.
     *
     * @param set names that have new values
     * @param gone names that must not be there any more
     * @return what did not happen, a clause each
     */
    public List<String> look(Set<String> set, Set<String> gone) {
        for (int read = 1; ; read++) {
            List<String> wrong = compare(byName(agents.listSecrets(agentId)), set, gone);
            if (wrong.isEmpty() || read == READS) {
                return wrong;
            }
            pacing.pause(BETWEEN_READS);
        }
    }

    private List<String> compare(Map<String, AgentSecret> now, Set<String> set, Set<String> gone) {
        List<String> wrong = new ArrayList<>();
        for (String name : set) {
            AgentSecret secret = now.get(name);
            if (secret == null) {
                wrong.add(name + " is not there");
            } else if (hasOldTime(secret)) {
                wrong.add(name + " has the time of its former value");
            }
        }
        gone.stream().filter(now::containsKey).forEach(name -> wrong.add(name + " is still there"));
        return wrong;
    }

    private boolean hasOldTime(AgentSecret now) {
        Instant former = before.map(secrets -> secrets.get(now.name()))
                .map(AgentSecret::updatedAt)
                .orElse(null);
        return former != null && former.equals(now.updatedAt()) && former.isBefore(start.minus(SAME_MOMENT));
    }
}
