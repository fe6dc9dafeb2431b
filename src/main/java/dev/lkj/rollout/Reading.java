package dev.lkj.rollout;

import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentVersion;
import java.util.List;
import java.util.Optional;

/** What one look at the service gave. */
public sealed interface Reading {
    /** The agent, if it was listed, and its versions. */
    record Seen(Optional<AgentInfo> agent, List<AgentVersion> versions) implements Reading {
        /** The version with the given name. */
        Optional<AgentVersion> version(String name) {
            return versions.stream().filter(v -> v.version().equals(name)).findFirst();
        }

        /** The version that serves production. */
        public Optional<AgentVersion> current() {
            return versions.stream().filter(AgentVersion::current).findFirst();
        }
    }

    /** Nothing that can be relied on: the network, the service, a limit on requests. */
    record Unknown(String reason) implements Reading {}
}
