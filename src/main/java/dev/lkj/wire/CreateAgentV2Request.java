package dev.lkj.wire;

import java.util.List;

/** Creates an agent; its source follows with a deploy. */
public record CreateAgentV2Request(List<AgentSecret> secrets, List<String> regions) {
    /** Fills what is absent. */
    public CreateAgentV2Request {
        secrets = Defaults.list(secrets);
        regions = Defaults.list(regions);
    }
}
