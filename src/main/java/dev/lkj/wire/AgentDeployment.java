package dev.lkj.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs of an agent in one region for one deployment; CPU and memory are Kubernetes quantities. */
public record AgentDeployment(
        String region,
        String agentId,
        String status,
        int replicas,
        int minReplicas,
        int maxReplicas,
        String cpuReq,
        String curCpu,
        String curMem,
        String memReq,
        String memLimit,
        String cpuLimit,
        String serverRegion,
        List<AgentEvent> events,
        String deployment,
        String version,
        String agentName,
        boolean deploymentEnabled,
        @Nullable Instant lastScrapedAt) {
    /** Fills what is absent. */
    public AgentDeployment {
        region = Defaults.text(region);
        agentId = Defaults.text(agentId);
        status = Defaults.text(status);
        cpuReq = Defaults.text(cpuReq);
        curCpu = Defaults.text(curCpu);
        curMem = Defaults.text(curMem);
        memReq = Defaults.text(memReq);
        memLimit = Defaults.text(memLimit);
        cpuLimit = Defaults.text(cpuLimit);
        serverRegion = Defaults.text(serverRegion);
        events = Defaults.list(events);
        deployment = Defaults.text(deployment);
        version = Defaults.text(version);
        agentName = Defaults.text(agentName);
    }
}
