package dev.lkj.testing.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** Rolls that end after so many reads, in a time of the service's own that moves with each change. */
final class Rollouts {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final JsonNode settings;
    private final Map<String, Roll> rolls = new HashMap<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    private static final class Roll {
        final String version;
        final String deployment;
        int left;

        Roll(String version, String deployment, int left) {
            this.version = version;
            this.deployment = deployment;
            this.left = left;
        }
    }

    Rollouts(JsonNode settings) {
        this.settings = settings;
    }

    String tick() {
        now = now.plusSeconds(1);
        return now.toString();
    }

    String nextName() {
        tick();
        return NAME.format(now);
    }

    void start(ObjectNode agent, ArrayNode versions, String version, String deployment) {
        Roll roll = new Roll(version, deployment, settings.path("polls").asInt());
        rolls.put(agent.path("agentId").asText(), roll);
        if (roll.left <= 0) {
            finish(agent, versions, roll);
        }
    }

    /** Somebody reads the state. */
    void look(ObjectNode agent, ArrayNode versions) {
        Roll roll = rolls.get(agent.path("agentId").asText());
        if (roll != null && --roll.left <= 0) {
            finish(agent, versions, roll);
        }
    }

    private void finish(ObjectNode agent, ArrayNode versions, Roll roll) {
        rolls.remove(agent.path("agentId").asText());
        tick();
        if (settings.path("fail").asBoolean()) {
            fail(agent, versions, roll);
            return;
        }
        for (JsonNode each : versions) {
            ObjectNode version = (ObjectNode) each;
            if (version.path("version").asText().equals(roll.version)) {
                version.put("status", "Running").put("active", true).put("deployedAt", now.toString());
                version.put("current", roll.deployment.isEmpty()).put("draining", false);
            } else if (roll.deployment.isEmpty() && version.path("current").asBoolean()) {
                version.put("current", false).put("draining", true).put("status", "Draining");
            }
        }
        agent.put("deployedAt", now.toString());
        if (roll.deployment.isEmpty()) {
            agent.put("version", roll.version);
        }
        place(agent, roll);
    }

    private static void place(ObjectNode agent, Roll roll) {
        ArrayNode rows = agent.withArray("/agentDeployments");
        boolean found = false;
        for (JsonNode each : rows) {
            if (each.path("deployment").asText().equals(roll.deployment)) {
                found = true;
                ((ObjectNode) each)
                        .put("version", roll.version)
                        .put("status", "Running")
                        .put("replicas", Math.max(1, each.path("minReplicas").asInt()));
            }
        }
        if (!found) {
            JsonNode like = rows.path(0);
            rows.addObject()
                    .put("agentId", agent.path("agentId").asText())
                    .put("deployment", roll.deployment)
                    .put("version", roll.version)
                    .put("status", "Running")
                    .put("replicas", 1)
                    .put("minReplicas", 1)
                    .put("maxReplicas", 4)
                    .put("region", like.path("region").asText("us-east"))
                    .put("serverRegion", like.path("serverRegion").asText("srv1"))
                    .put("deploymentEnabled", true);
        }
    }

    private void fail(ObjectNode agent, ArrayNode versions, Roll roll) {
        for (JsonNode version : versions) {
            if (version.path("version").asText().equals(roll.version)) {
                ((ObjectNode) version).put("status", "Crashed");
            }
        }
        for (JsonNode row : agent.withArray("/agentDeployments")) {
            if (row.path("deployment").asText().equals(roll.deployment)) {
                ((ObjectNode) row).put("status", "Crashing");
                ((ObjectNode) row)
                        .withArray("/events")
                        .addObject()
                        .put("type", "AGENT_EVENT_TYPE_APPLICATION_CRASHED")
                        .put("count", 3)
                        .put("timestamp", now.toString());
            }
        }
    }
}
