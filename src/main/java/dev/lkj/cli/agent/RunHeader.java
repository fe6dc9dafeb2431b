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

    /** The project with its address and where it was found. */
    String projectText() {
        String local = localEndpoint.isEmpty() ? "" : ", local endpoint " + localEndpoint;
        return project.displayName() + " (" + project.shownUrl() + local + ")";
    }
}
