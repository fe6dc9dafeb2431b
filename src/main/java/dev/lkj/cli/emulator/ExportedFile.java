package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.error.LkjException;
import dev.lkj.term.SafeText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What an exported file says of itself. */
record ExportedFile(JsonNode state, long bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads it; a file that is not whole is an error. */
    static ExportedFile read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry("emulator.json");
            if (entry == null) {
                throw new FileNotFoundException("emulator.json is not in it");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return new ExportedFile(JSON.readTree(in), Files.size(file));
            }
        } catch (IOException e) {
            throw LkjException.failed("the export " + file + " is not whole: " + e.getMessage(), e);
        }
    }

    private List<JsonNode> agents() {
        List<JsonNode> agents = new ArrayList<>();
        for (JsonNode agent : state.path("agents")) {
            if (!agent.path("deleted").asBoolean()) {
                agents.add(agent);
            }
        }
        return agents;
    }

    private int versions() {
        return agents().stream()
                .mapToInt(agent -> agent.path("versions").size())
                .sum();
    }

    /** In a few words. */
    String contents() {
        return Counts.of(
                agents().size(), versions(), state.path("private_links").size());
    }

    /** The secrets that are not in it, a line for each agent. */
    List<String> leftOut() {
        List<String> lines = new ArrayList<>();
        state.path("secrets_left_out").properties().forEach(agent -> {
            List<String> names = new ArrayList<>();
            agent.getValue().forEach(name -> names.add(name.asText()));
            lines.add(SafeText.of(
                    "Without the values of secrets of " + agent.getKey() + ": " + String.join(", ", names)));
        });
        return lines;
    }

    /** The versions of pushed images, a line for each: they have no source that could be built again. */
    List<String> withoutSource() {
        List<String> lines = new ArrayList<>();
        pushed().forEach((agent, versions) ->
                versions.forEach(version -> lines.add(SafeText.of("Without the pushed image" + " of " + agent + " "
                        + version + ": where it serves, the file cannot be imported"))));
        return lines;
    }

    private Map<String, List<String>> pushed() {
        Set<String> sources = new HashSet<>();
        state.path("sources").forEach(source -> sources.add(source.asText()));
        Map<String, List<String>> pushed = new TreeMap<>();
        for (JsonNode agent : agents()) {
            String id = agent.path("id").asText();
            for (JsonNode version : agent.path("versions")) {
                String name = version.path("name").asText();
                boolean usable = version.path("built").asBoolean()
                        && !version.path("pruned").asBoolean();
                if (usable && !sources.contains("sources/" + id + "/" + name + ".tar.gz")) {
                    pushed.computeIfAbsent(id, agentId -> new ArrayList<>()).add(name);
                }
            }
        }
        return pushed;
    }

    /** For scripts. */
    ObjectNode json(String shown) {
        ObjectNode json = JSON.createObjectNode();
        json.put("file", shown);
        json.put("bytes", bytes);
        json.put("agents", agents().size());
        json.put("versions", versions());
        json.put("private_links", state.path("private_links").size());
        json.set("engine", state.path("engine"));
        json.set("plan", state.path("plan"));
        ArrayNode secrets = json.putArray("missing_secrets");
        state.path("secrets_left_out")
                .properties()
                .forEach(agent ->
                        secrets.addObject().put("agent_id", agent.getKey()).set("secrets", agent.getValue()));
        ArrayNode images = json.putArray("missing_images");
        pushed().forEach((agent, versions) ->
                images.addObject().put("agent_id", agent).set("versions", JSON.valueToTree(versions)));
        return json;
    }
}
