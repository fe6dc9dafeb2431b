package dev.lkj.wire;

/** Whether a promotion began, and of which version. */
public record PromoteAgentResponse(
        boolean success,
        String message,
        String agentId,
        String srcDeployment,
        String dstDeployment,
        String versionTag) {
    /** Fills what is absent. */
    public PromoteAgentResponse {
        message = Defaults.text(message);
        agentId = Defaults.text(agentId);
        srcDeployment = Defaults.text(srcDeployment);
        dstDeployment = Defaults.text(dstDeployment);
        versionTag = Defaults.text(versionTag);
    }
}
