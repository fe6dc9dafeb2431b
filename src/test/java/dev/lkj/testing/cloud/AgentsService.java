package dev.lkj.testing.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the service holds and what its calls do; the scenario's texts are its first state. */
final class AgentsService {
    private static final String SETTINGS = "{\"python-min-sdk-version\":\"1.0.0\",\"node-min-sdk-version\":\"1.0.0\","
            + "\"available_regions\":\"us-east,eu-central,ap-south\"}";

    private final JsonNode scenario;
    private final String base;
    private final ArrayNode agents = Messages.JSON.createArrayNode();
    private final ObjectNode versions = Messages.JSON.createObjectNode();
    private final Rollouts rollouts;
    private final ObjectNode announced = Messages.JSON.createObjectNode();
    private final AgentChanges changes;
    private final LinksService links;

    /** An error of the API. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        final String code;

        Refusal(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    AgentsService(JsonNode scenario, String base) {
        this.scenario = scenario;
        this.base = base;
        scenario.path("agents").forEach(agent -> agents.add(agent.deepCopy()));
        scenario.path("versions")
                .properties()
                .forEach(each -> versions.set(each.getKey(), each.getValue().deepCopy()));
        rollouts = new Rollouts(scenario.path("rollout"));
        changes = new AgentChanges(scenario, agents, rollouts);
        links = new LinksService(scenario);
    }

    /** The answer of a call, in camelCase. */
    JsonNode call(String method, JsonNode request) throws Refusal {
        JsonNode scripted = scenario.path("responses").get(method);
        if (scripted != null) {
            return scripted;
        }
        String id = request.path("agent_id").asText();
        return switch (method) {
            case "GetClientSettings" -> settings();
            case "ListAgents" -> list(id);
            case "ListAgentVersions" -> {
                ObjectNode agent = need(id);
                rollouts.look(agent, versionsOf(id));
                ObjectNode answer = Messages.JSON.createObjectNode();
                answer.putArray("versions").addAll(versionsOf(id).deepCopy());
                yield answer;
            }
            case "CreateAgent" -> create();
            case "DeployAgentV2" -> deploy(id, request);
            case "RollbackAgent" -> rollBack(id, request.path("version").asText());
            default -> {
                if (method.contains("PrivateLink")) {
                    yield links.call(method, request);
                }
                yield changes.call(method, need(id), versionsOf(id), request);
            }
        };
    }

    private ObjectNode need(String id) throws Refusal {
        return find(id).orElseThrow(() -> new Refusal("not_found", "agent not found"));
    }

    private Optional<ObjectNode> find(String id) {
        return StreamSupport.stream(agents.spliterator(), false)
                .filter(agent -> agent.path("agentId").asText().equals(id))
                .map(ObjectNode.class::cast)
                .findFirst();
    }

    private ArrayNode versionsOf(String id) {
        return versions.withArray("/" + id);
    }

    private JsonNode settings() {
        ObjectNode answer = Messages.JSON.createObjectNode();
        ArrayNode params = answer.putArray("params");
        try {
            JsonNode values =
                    scenario.has("clientSettings") ? scenario.get("clientSettings") : Messages.JSON.readTree(SETTINGS);
            values.properties()
                    .forEach(each ->
                            params.addObject().put("name", each.getKey()).set("value", each.getValue()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private JsonNode list(String id) {
        ObjectNode answer = Messages.JSON.createObjectNode();
        ArrayNode found = answer.putArray("agents");
        for (JsonNode agent : agents) {
            String its = agent.path("agentId").asText();
            if (id.isEmpty() || id.equals(its)) {
                rollouts.look((ObjectNode) agent, versionsOf(its));
                found.add(agent.deepCopy());
            }
        }
        return answer;
    }

    private JsonNode deploy(String id, JsonNode request) throws Refusal {
        need(id);
        String tag = rollouts.nextName();
        announced.putObject(id).put("tag", tag).set("attributes", request.path("attributes"));
        ObjectNode answer = Messages.JSON.createObjectNode();
        answer.put("success", true).put("agentId", id).put("tag", tag);
        answer.put("deployment", request.path("deployment").asText());
        if (!uploadMode().equals("none")) {
            putForm(answer.putObject("presignedReq"), id);
        }
        return answer;
    }

    private String uploadMode() {
        return scenario.path("upload").path("mode").asText("post");
    }

    private void putForm(ObjectNode form, String id) {
        form.put("url", base + "/upload/" + id)
                .putObject("values")
                .put("key", "agents/" + id + "/source.tar.gz")
                .put("policy", "eyJmYWtlIjp0cnVlfQ==")
                .put("x-amz-algorithm", "AWS4-HMAC-SHA256")
                .put("x-amz-signature", "00ff")
                .put("x-amz-credential", "AK/20260102/us-east-1/s3/aws4_request");
    }

    private JsonNode create() {
        String id = "CA_new";
        agents.addObject().put("agentId", id).put("version", "--");
        String tag = rollouts.nextName();
        announced.putObject(id).put("tag", tag);
        ObjectNode answer = Messages.JSON.createObjectNode();
        answer.put("agentId", id).put("status", "Pending").put("version", tag).put("tag", tag);
        if (uploadMode().equals("put")) {
            answer.put("presignedUrl", base + "/upload/" + id + "?X-Amz-Signature=00ff");
        } else if (uploadMode().equals("post")) {
            putForm(answer.putObject("presignedPostRequest"), id);
        }
        return answer;
    }

    private JsonNode rollBack(String id, String version) throws Refusal {
        ObjectNode agent = need(id);
        List<ObjectNode> newestFirst = StreamSupport.stream(versionsOf(id).spliterator(), false)
                .map(ObjectNode.class::cast)
                .sorted(Comparator.comparing(
                                (ObjectNode each) -> each.path("createdAt").asText())
                        .reversed())
                .toList();
        boolean behindCurrent = false;
        for (ObjectNode each : newestFirst) {
            boolean latest = behindCurrent && (version.isEmpty() || version.equals("latest"));
            if (latest || each.path("version").asText().equals(version)) {
                rollouts.start(agent, versionsOf(id), each.path("version").asText(), "");
                return Messages.JSON.createObjectNode().put("success", true);
            }
            behindCurrent = each.path("current").asBoolean();
        }
        throw new Refusal("not_found", "version not found");
    }

    /** An image was pushed to the manifest of this path. */
    void pushed(String path, JsonNode attributes) {
        for (JsonNode agent : agents) {
            String id = agent.path("agentId").asText();
            if (path.contains("/" + id.toLowerCase(java.util.Locale.ROOT) + "/")) {
                ObjectNode version = versionsOf(id).addObject();
                version.put("version", FakeRegistry.TAG)
                        .put("createdAt", rollouts.tick())
                        .put("status", "Deploying")
                        .set("attributes", attributes);
                rollouts.start((ObjectNode) agent, versionsOf(id), FakeRegistry.TAG, "");
            }
        }
    }

    /** A build has ended well: its version appears and rolls out. */
    void built(Map<String, String> query, JsonNode attributes) {
        String id = query.getOrDefault("agent_id", "");
        find(id).ifPresent(agent -> {
            String tag = announced.path(id).path("tag").asText(rollouts.nextName());
            ObjectNode version = versionsOf(id).addObject();
            version.put("version", tag).put("createdAt", rollouts.tick()).put("status", "Deploying");
            version.put("owner", "fake").set("attributes", attributes);
            rollouts.start(agent, versionsOf(id), tag, query.getOrDefault("deployment", ""));
        });
    }
}
