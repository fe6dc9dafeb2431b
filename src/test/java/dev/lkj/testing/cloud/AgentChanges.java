package dev.lkj.testing.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What changes an agent without a new version: promotion, restart, secrets, deletion. */
final class AgentChanges {
    private final JsonNode scenario;
    private final ArrayNode agents;
    private final Rollouts rollouts;
    private final ObjectNode secrets = Messages.JSON.createObjectNode();

    AgentChanges(JsonNode scenario, ArrayNode agents, Rollouts rollouts) {
        this.scenario = scenario;
        this.agents = agents;
        this.rollouts = rollouts;
        scenario.path("secrets")
                .properties()
                .forEach(each -> secrets.set(each.getKey(), each.getValue().deepCopy()));
    }

    JsonNode call(String method, ObjectNode agent, ArrayNode versions, JsonNode request) throws AgentsService.Refusal {
        String id = agent.path("agentId").asText();
        ObjectNode done = Messages.JSON.createObjectNode().put("success", true);
        switch (method) {
            case "ListAgentSecrets" -> done.set("secrets", secretsOf(id).deepCopy());
            case "PromoteAgent" ->
                promote(agent, versions, request.path("src_deployment").asText(), done);
            case "RestartAgent" -> restart(agent);
            case "UpdateAgent" -> {
                set(id, request.path("secrets"));
                restart(agent);
            }
            case "UpdateAgentSecrets" -> {
                update(id, request);
                restart(agent);
            }
            case "DeleteAgent" -> delete(agent, request.path("deployment").asText());
            default -> throw new AgentsService.Refusal("bad_route", "no handler for path \"" + method + "\"");
        }
        return done;
    }

    private ArrayNode secretsOf(String id) {
        return secrets.withArray("/" + id);
    }

    private void promote(ObjectNode agent, ArrayNode versions, String from, ObjectNode answer)
            throws AgentsService.Refusal {
        for (JsonNode row : agent.path("agentDeployments")) {
            if (row.path("deployment").asText().equals(from)) {
                String version = row.path("version").asText();
                answer.put("srcDeployment", from).put("versionTag", version);
                rollouts.start(agent, versions, version, "");
                return;
            }
        }
        throw new AgentsService.Refusal("not_found", "deployment not found");
    }

    /** The end of a restart shows where the scenario says so: after so many reads, or at once. */
    private void restart(ObjectNode agent) {
        if (scenario.path("restart").asText().equals("shown")) {
            agent.put("deployedAt", rollouts.tick());
        }
    }

    private void update(String id, JsonNode request) {
        ArrayNode list = secretsOf(id);
        List<String> gone = new ArrayList<>();
        request.path("remove").forEach(name -> gone.add(name.asText()));
        for (int i = list.size() - 1; i >= 0; i--) {
            if (request.path("overwrite").asBoolean()
                    || gone.contains(list.get(i).path("name").asText())) {
                list.remove(i);
            }
        }
        set(id, request.path("secrets"));
    }

    private void set(String id, JsonNode given) {
        String now = rollouts.tick();
        for (JsonNode secret : given) {
            String name = secret.path("name").asText();
            ObjectNode there = null;
            for (JsonNode each : secretsOf(id)) {
                if (each.path("name").asText().equals(name)) {
                    there = (ObjectNode) each;
                }
            }
            if (there == null) {
                there = secretsOf(id).addObject().put("name", name).put("createdAt", now);
            }
            there.put("updatedAt", now).set("kind", secret.path("kind"));
        }
    }

    private void delete(ObjectNode agent, String deployment) {
        if (deployment.isEmpty()) {
            for (int i = agents.size() - 1; i >= 0; i--) {
                if (agents.get(i).equals(agent)) {
                    agents.remove(i);
                }
            }
            return;
        }
        ArrayNode rows = agent.withArray("/agentDeployments");
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).path("deployment").asText().equals(deployment)) {
                rows.remove(i);
            }
        }
    }
}
