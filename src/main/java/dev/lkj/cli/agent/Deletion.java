package dev.lkj.cli.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Target;
import dev.lkj.project.DeploymentName;
import dev.lkj.term.SafeText;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentVersion;
import java.util.List;
import java.util.Optional;

/**
 * What is deleted with an agent or a deployment, as far as quick reads tell.
 *
 * @param agentId the agent
 * @param deployment the deployment; production for the whole agent
 */
record Deletion(
        String agentId,
        DeploymentName deployment,
        Optional<AgentInfo> agent,
        Optional<List<AgentVersion>> versions,
        Optional<List<AgentSecret>> secrets) {

    static Deletion look(Target target, String id, DeploymentName deployment) {
        boolean whole = deployment.isProduction();
        return new Deletion(
                id,
                deployment,
                target.agents().glanceAtAgent(id),
                whole ? target.agents().glanceAtVersions(id) : Optional.empty(),
                whole ? target.agents().glanceAtSecrets(id).map(SecretNames::withoutInjected) : Optional.empty());
    }

    /** What goes, in the words of the status lines. */
    String what() {
        String name = "agent [" + SafeText.of(agentId) + "]";
        return deployment.isProduction() ? name : name + " deployment [" + deployment.value() + "]";
    }

    /** What goes with it, a line each. */
    List<String> lines() {
        if (!deployment.isProduction()) {
            return List.of("This deletes " + what() + rows() + ".");
        }
        String name = agent.map(AgentInfo::agentName)
                .filter(each -> !each.isEmpty())
                .map(each -> " \"" + each + "\"")
                .orElse("");
        return List.of(
                "This deletes " + what() + name + " with all that it has:",
                "  " + versionsText(),
                "  " + deploymentsText(),
                "  " + secretsText());
    }

    private String rows() {
        List<String> regions = agent.map(AgentInfo::agentDeployments).orElse(List.of()).stream()
                .filter(row -> row.deployment().equals(deployment.value()))
                .map(AgentDeployment::region)
                .distinct()
                .toList();
        return regions.isEmpty() ? "" : " (" + String.join(", ", regions) + ")";
    }

    private List<String> deploymentNames() {
        return agent.map(AgentInfo::agentDeployments).orElse(List.of()).stream()
                .map(row -> Cells.deployment(row.deployment()))
                .distinct()
                .toList();
    }

    private String versionsText() {
        return versions.map(list -> counted(list.size(), "version")).orElse("its versions, which could not be read");
    }

    private String deploymentsText() {
        if (agent.isEmpty()) {
            return "its deployments, which could not be read";
        }
        List<String> names = deploymentNames();
        return counted(names.size(), "deployment") + Cells.some(names);
    }

    private String secretsText() {
        if (secrets.isEmpty()) {
            return "its secrets, which could not be read";
        }
        List<String> names = secrets.get().stream().map(AgentSecret::name).toList();
        return counted(names.size(), "secret") + Cells.some(names);
    }

    private static String counted(int count, String what) {
        return (count == 0 ? "no" : String.valueOf(count)) + " " + what + (count == 1 ? "" : "s");
    }

    /** For programs; a part that could not be read is null. */
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("success", true).put("agent_id", agentId);
        node.put("deployment", deployment.isProduction() ? null : deployment.value());
        if (deployment.isProduction()) {
            ObjectNode gone = node.putObject("deleted");
            gone.set(
                    "versions",
                    versions.map(list -> names(
                                    list.stream().map(AgentVersion::version).toList()))
                            .orElse(null));
            gone.set("deployments", agent.map(each -> names(deploymentNames())).orElse(null));
            gone.set(
                    "secrets",
                    secrets.map(list ->
                                    names(list.stream().map(AgentSecret::name).toList()))
                            .orElse(null));
        }
        return node;
    }

    private static JsonNode names(List<String> names) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.forEach(list::add);
        return list;
    }
}
