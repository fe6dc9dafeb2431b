package dev.lkj.wire;

/** Puts the version of one deployment into another; an empty destination is production. */
public record PromoteAgentRequest(String agentId, String srcDeployment, String dstDeployment) {
    /** Fills what is absent. */
    public PromoteAgentRequest {
        agentId = Defaults.text(agentId);
        srcDeployment = Defaults.text(srcDeployment);
        dstDeployment = Defaults.text(dstDeployment);
    }
}
