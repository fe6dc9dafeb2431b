package dev.lkj.cli.agent;

import dev.lkj.wire.AgentSecret;
import java.util.List;
import java.util.Set;

/** Which secrets are the user's own. */
final class SecretNames {
    /** The service gives every agent these three by itself. */
    private static final Set<String> INJECTED = Set.of("LIVEKIT_API_KEY", "LIVEKIT_API_SECRET", "LIVEKIT_URL");

    private SecretNames() {}

    static boolean isInjected(String name) {
        return INJECTED.contains(name);
    }

    /** Those that somebody set. */
    static List<AgentSecret> withoutInjected(List<AgentSecret> secrets) {
        return secrets.stream().filter(secret -> !isInjected(secret.name())).toList();
    }
}
