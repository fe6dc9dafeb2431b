package dev.lkj.cli.init;

import dev.lkj.cli.Wiring;
import dev.lkj.project.CliConfigFile;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.project.Project;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a new project is told about the agent.
 *
 * @param environment the variables of its env file
 * @param tasks the variables of the template's tasks
 */
record KnownValues(Map<String, String> environment, Map<String, String> tasks) {

    static KnownValues of(Wiring wiring, Project project, String agentName, String sandboxId) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LIVEKIT_URL", project.url());
        environment.put("LIVEKIT_API_KEY", project.apiKey());
        environment.put("LIVEKIT_API_SECRET", project.apiSecret());
        environment.put("NEXT_PUBLIC_LIVEKIT_URL", project.url());
        environment.put("LIVEKIT_SANDBOX_ID", sandboxId);
        environment.put("NEXT_PUBLIC_LIVEKIT_SANDBOX_ID", sandboxId);
        String projectId = new CliConfigFile(
                        wiring.environment().home(), wiring.environment().clock(), wiring.pacing())
                .read()
                .entry(project.name())
                .map(ConfiguredProject::projectId)
                .orElse("");
        return new KnownValues(
                environment,
                Map.of(
                        "LIVEKIT_AGENT_NAME", agentName,
                        "LIVEKIT_PROJECT_ID", projectId,
                        "LIVEKIT_SANDBOX_ID", sandboxId));
    }

    /** How many there are, never which. */
    @Override
    public String toString() {
        return "KnownValues[" + environment.size() + ", " + tasks.size() + "]";
    }
}
