package dev.lkj.cli.privatelink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.wire.IndentedPrinter;
import dev.lkj.wire.PrivateLink;
import dev.lkj.wire.PrivateLinkStatus;
import java.time.Instant;
import java.util.List;

/** The list of private links as JSON, in the form that the reference gives it; it is not that of the API. */
final class LinksJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LinksJson() {}

    /** The list, ending with a newline. */
    static String of(List<ListedLink> links) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode items = root.putArray("items");
        for (ListedLink listed : links) {
            ObjectNode item = items.addObject();
            link(item.putObject("private_link"), listed.link());
            PrivateLinkStatus health = listed.health();
            if (health == null) {
                item.putNull("health");
            } else {
                health(item.putObject("health"), health);
            }
            put(item, "health_error", listed.error());
        }
        try {
            return JSON.writer(new IndentedPrinter()).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void link(ObjectNode node, PrivateLink link) {
        put(node, "private_link_id", link.privateLinkId());
        put(node, "name", link.name());
        put(node, "region", link.region());
        if (link.port() != 0) {
            node.put("port", Integer.toUnsignedLong(link.port()));
        }
        put(node, "endpoint", link.endpoint());
        put(node, "connection_endpoint", link.connectionEndpoint());
        put(node, "cloud_region", link.cloudRegion());
        node.putNull("Config");
    }

    private static void health(ObjectNode node, PrivateLinkStatus health) {
        // The states stand in the order of their numbers on the wire, and the first is left out.
        int number = List.of(PrivateLinkStatus.Status.values()).indexOf(health.status());
        if (number != 0) {
            node.put("status", number);
        }
        Instant updated = health.updatedAt();
        if (updated != null) {
            ObjectNode time = node.putObject("updated_at");
            long seconds = updated.getEpochSecond();
            int nanos = updated.getNano();
            if (seconds != 0) {
                time.put("seconds", seconds);
            }
            if (nanos != 0) {
                time.put("nanos", nanos);
            }
        }
        put(node, "reason", health.reason());
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
