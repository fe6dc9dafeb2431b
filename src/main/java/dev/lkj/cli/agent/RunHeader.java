package dev.lkj.cli.agent;

import dev.lkj.project.Project;

/**
 * What a run acts on.
 *
 * @param project the project
 * @param localEndpoint the address on this machine that stands in for the service; empty when there is none
 * @param agentId the agent's id; empty for one that is still to be made
 * @param agentName its name; empty when it is not known
 * @param deployment empty for all of them
 * @param live what serves now, as in {@code 20260809003117 (3f2c1aa)}; empty when it is not known
 * @param region where an agent that is still to be made will run; empty for others
 */
record RunHeader(
        Project project,
        String localEndpoint,
        String agentId,
        String agentName,
        String deployment,
        String live,
        String region) {

    /** Whether the run makes the agent. */
    boolean isNew() {
        return agentId.isEmpty();
    }

    /** The project with its address; the emulator's own name for it says no more than its endpoint does. */
    String projectText() {
        if (project.isEmulatorForm() && !localEndpoint.isEmpty()) {
            return project.displayName() + " (local endpoint " + localEndpoint + ")";
        }
        return project.displayName() + " (" + project.shownUrl() + ")";
    }

    /** The address that stands in for a project's service; empty where the project's text says it. */
    String endpointText() {
        return project.isEmulatorForm() ? "" : localEndpoint;
    }
}
