package dev.lkj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What two generated files have to agree in: the wording of a Dockerfile is free, its stages are not. */
final class GeneratedForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GeneratedForm() {}

    /** Base images, number of stages, last user and start command. */
    static JsonNode dockerfile(String text) {
        List<String> lines = text.replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        ObjectNode form = JSON.createObjectNode();
        form.set("from", JSON.valueToTree(values(lines, "FROM").toList()));
        form.set("user", JSON.valueToTree(values(lines, "USER").toList()));
        form.set("cmd", RequestForm.parse(values(lines, "CMD").findFirst().orElse("null")));
        return agreed(form);
    }

    private static Stream<String> values(List<String> lines, String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1));
    }

    /** The same of a recorded one. */
    static JsonNode agreed(JsonNode dockerfile) {
        TreeSet<String> bases = new TreeSet<>();
        dockerfile.path("from").forEach(from -> bases.add(from.asText().split(" ", -1)[0]));
        JsonNode users = dockerfile.path("user");
        ObjectNode form = JSON.createObjectNode();
        form.set("from", JSON.valueToTree(bases));
        form.put("stages", dockerfile.path("from").size());
        form.set("user", users.get(users.size() - 1));
        form.set("cmd", dockerfile.path("cmd"));
        return form;
    }

    static JsonNode patterns(String text) {
        return JSON.valueToTree(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
    }

    /** Makes recorded changes comparable: ours may have further patterns. */
    static void align(ObjectNode recorded, ObjectNode ours) {
        recorded.properties().forEach(each -> {
            ObjectNode change = (ObjectNode) each.getValue();
            if (change.has("dockerfile")) {
                change.set("dockerfile", agreed(change.get("dockerfile")));
            }
            if (change.has("patterns")) {
                TreeSet<String> wanted = new TreeSet<>();
                change.get("patterns").forEach(pattern -> wanted.add(pattern.asText()));
                ObjectNode made = (ObjectNode) ours.path(each.getKey());
                TreeSet<String> kept = new TreeSet<>();
                made.path("patterns").forEach(pattern -> kept.add(pattern.asText()));
                kept.retainAll(wanted);
                made.set("patterns", JSON.valueToTree(kept));
                change.set("patterns", JSON.valueToTree(wanted));
            }
        });
    }

    /** An archive's entry of a generated Dockerfile, whose content is free. */
    static JsonNode withoutGenerated(JsonNode form) {
        JsonNode copy = form.deepCopy();
        copy.path("body").path("archive").path("entries").forEach(entry -> {
            if (entry.path("name").asText().equals("Dockerfile")) {
                ((ObjectNode) entry).put("size", -1).put("sha256", "generated");
            }
        });
        return copy;
    }
}
