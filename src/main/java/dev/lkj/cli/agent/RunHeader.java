package dev.lkj.cli.agent;

import dev.lkj.project.Project;

/**
 * What a run acts on.
 *
 * @param project the project
 * @param localEndpoint the address on this machine that stands in for the service; empty when there is none
 * @param agentId the agent's id
 * @param agentName its name; empty when it is not known
 * @param deployment never empty
 * @param live what serves now, as in {@code 20260809003117 (3f2c1aa)}; empty when it is not known
 */
record RunHeader(
        Project project, String localEndpoint, String agentId, String agentName, String deployment, String live) {

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
