package dev.lkj.testing.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The messages of the API: how a server writes them in its several styles, and how a request is brought into one. */
final class Messages {
    static final ObjectMapper JSON = new ObjectMapper();

    /** Maps whose keys are data, not names of fields. */
    private static final Set<String> MAPS = Set.of("attributes", "values", "fields");

    /** Fields by message; a kind stands behind the colon where it is not a text. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry(
                    "CreateAgent",
                    "agentId agentName status version presignedUrl tag presignedPostRequest:PresignedPostRequest"),
            Map.entry("ListAgents", "agents:AgentInfo*"),
            Map.entry("ListAgentVersions", "versions:AgentVersion*"),
            Map.entry("GetClientSettings", "params:SettingsParam*"),
            Map.entry("DeployAgentV2", "success:bool message agentId tag presignedReq:PresignedPostRequest deployment"),
            Map.entry("RollbackAgent", "success:bool message"),
            Map.entry(
                    "AgentInfo",
                    "agentId agentName version agentDeployments:AgentDeployment* secrets:AgentSecret* deployedAt:time"),
            Map.entry(
                    "AgentDeployment",
                    "region agentId status replicas:int minReplicas:int maxReplicas:int cpuReq curCpu curMem memReq memLimit"
                            + " cpuLimit serverRegion events:AgentEvent* deployment version agentName deploymentEnabled:bool"
                            + " lastScrapedAt:time"),
            Map.entry("AgentEvent", "type:AGENT_EVENT_TYPE_UNKNOWN count:int timestamp:time"),
            Map.entry(
                    "AgentVersion",
                    "version current:bool createdAt:time deployedAt:time attributes:map status owner draining:bool active:bool"),
            Map.entry("PresignedPostRequest", "url values:map"));

    /** The same for calls that change things other than versions, and those about private links. */
    private static final Map<String, String> MORE_FIELDS = Map.of(
            "ListAgentSecrets",
            "secrets:AgentSecret*",
            "AgentSecret",
            "name createdAt:time updatedAt:time kind:AGENT_SECRET_KIND_UNKNOWN",
            "PromoteAgent",
            "success:bool message agentId srcDeployment dstDeployment versionTag",
            "ListPrivateLinks",
            "items:PrivateLink*",
            "CreatePrivateLink",
            "privateLink:PrivateLink",
            "GetPrivateLinkStatus",
            "value:PrivateLinkStatus",
            "DestroyPrivateLink",
            "",
            "PrivateLink",
            "privateLinkId name region port:int endpoint connectionEndpoint cloudRegion",
            "PrivateLinkStatus",
            "status:PRIVATE_LINK_STATUS_UNKNOWN updatedAt:time reason");

    private static final Set<String> PLAIN_ANSWERS =
            Set.of("UpdateAgent", "UpdateAgentSecrets", "RestartAgent", "DeleteAgent");

    private final boolean camelCase;
    private final boolean skipDefaults;

    Messages(boolean camelCase, boolean skipDefaults) {
        this.camelCase = camelCase;
        this.skipDefaults = skipDefaults;
    }

    /** A message as the server writes it. */
    ObjectNode write(String message, JsonNode content) {
        ObjectNode out = JSON.createObjectNode();
        for (String field : fields(message)) {
            String name = field.split(":", -1)[0];
            String kind = field.contains(":") ? field.substring(name.length() + 1) : "text";
            JsonNode value = content.get(name);
            String written = camelCase ? name : snake(name);
            if (value != null && !value.isNull()) {
                out.set(written, value(kind, value));
            } else if (!skipDefaults) {
                out.set(written, byDefault(kind));
            }
        }
        return out;
    }

    private static String[] fields(String message) {
        String plain = PLAIN_ANSWERS.contains(message) ? "success:bool message" : "name value";
        String fields = FIELDS.getOrDefault(message, MORE_FIELDS.getOrDefault(message, plain));
        return fields.isEmpty() ? new String[0] : fields.split(" ", -1);
    }

    private JsonNode value(String kind, JsonNode value) {
        if (kind.endsWith("*")) {
            ArrayNode list = JSON.createArrayNode();
            value.forEach(each -> list.add(write(kind.substring(0, kind.length() - 1), each)));
            return list;
        }
        return FIELDS.containsKey(kind) || MORE_FIELDS.containsKey(kind) ? write(kind, value) : value;
    }

    private static JsonNode byDefault(String kind) {
        return switch (kind) {
            case "text" -> JSON.getNodeFactory().textNode("");
            case "int" -> JSON.getNodeFactory().numberNode(0);
            case "bool" -> JSON.getNodeFactory().booleanNode(false);
            case "map" -> JSON.createObjectNode();
            default ->
                kind.endsWith("*")
                        ? JSON.createArrayNode()
                        : kind.startsWith("AGENT_") || kind.startsWith("PRIVATE_")
                                ? JSON.getNodeFactory().textNode(kind)
                                : JSON.getNodeFactory().nullNode();
        };
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z0-9])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** A request's body with the names of the protocol and without what says nothing. */
    static JsonNode normalise(JsonNode body) {
        if (body.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            body.forEach(each -> list.add(normalise(each)));
            return list;
        }
        if (!body.isObject()) {
            return body;
        }
        ObjectNode out = JSON.createObjectNode();
        body.properties().forEach(entry -> {
            JsonNode value = MAPS.contains(entry.getKey()) ? entry.getValue() : normalise(entry.getValue());
            boolean empty = value.isNull()
                    || (value.isContainerNode() && value.isEmpty())
                    || (value.isTextual() && value.asText().isEmpty())
                    || (value.isBoolean() && !value.asBoolean())
                    || (value.isNumber() && value.asDouble() == 0);
            if (!empty) {
                out.set(snake(entry.getKey()), value);
            }
        });
        return out;
    }
}
