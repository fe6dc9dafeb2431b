package dev.lkj.testing.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The private links that the service holds. */
final class LinksService {
    private final ArrayNode links = Messages.JSON.createArrayNode();
    private final ObjectNode status = Messages.JSON.createObjectNode();

    LinksService(JsonNode scenario) {
        scenario.path("privateLinks").forEach(link -> links.add(link.deepCopy()));
        scenario.path("linkStatus")
                .properties()
                .forEach(each -> status.set(each.getKey(), each.getValue().deepCopy()));
    }

    JsonNode call(String method, JsonNode request) throws AgentsService.Refusal {
        String id = request.path("private_link_id").asText();
        ObjectNode answer = Messages.JSON.createObjectNode();
        return switch (method) {
            case "ListPrivateLinks" -> answer.set("items", links.deepCopy());
            case "CreatePrivateLink" -> answer.set("privateLink", create(request));
            case "GetPrivateLinkStatus" -> {
                need(id);
                yield status.has(id) ? answer.set("value", status.get(id)) : answer;
            }
            case "DestroyPrivateLink" -> {
                links.remove(need(id));
                yield answer;
            }
            default -> throw new AgentsService.Refusal("bad_route", "no handler for path \"" + method + "\"");
        };
    }

    private ObjectNode create(JsonNode request) {
        String name = request.path("name").asText();
        return links.addObject()
                .put("privateLinkId", "PL_new" + links.size())
                .put("name", name)
                .put("region", request.path("region").asText())
                .put("port", request.path("port").asLong())
                .put("endpoint", request.path("endpoint").asText())
                .put("cloudRegion", request.path("cloud_region").asText())
                .put("connectionEndpoint", name + ".plg.svc");
    }

    private int need(String id) throws AgentsService.Refusal {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).path("privateLinkId").asText().equals(id)) {
                return i;
            }
        }
        throw new AgentsService.Refusal("not_found", "private link not found");
    }
}
