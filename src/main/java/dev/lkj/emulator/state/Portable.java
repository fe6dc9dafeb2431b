package dev.lkj.emulator.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a state can go to another machine: all but what runs and what is secret. Instances and sessions stay where they
 * are, secrets leave their names behind, images are built anew from their sources.
 *
 * @param agents in the form of the store
 * @param links the private links, in the form of the store
 * @param secrets the names of the secrets whose values are left out, by agent
 * @param sources those that versions with an image, or an upload that waits for its build, need
 */
public record Portable(
        List<JsonNode> agents, List<JsonNode> links, Map<String, List<String>> secrets, List<SourceOf> sources) {

    /** What goes along of a state, for the thread that holds its lock. */
    public static Portable of(AgentsState state) {
        List<JsonNode> agents = new ArrayList<>();
        Map<String, List<String>> secrets = new TreeMap<>();
        List<SourceOf> sources = new ArrayList<>();
        Map<String, String> texts = new StoredAgents(new NoValues()).write(state);
        try {
            for (Agent agent : state.agents.all().toList()) {
                if (!agent.secrets.isEmpty()) {
                    secrets.put(agent.id, List.copyOf(agent.secrets.keySet()));
                }
                if (!agent.deleted) {
                    sources.addAll(sources(agent));
                }
                agents.add(withoutWhatRuns((ObjectNode) JsonTrees.JSON.readTree(texts.getOrDefault(agent.id, ""))));
            }
            List<JsonNode> links = new ArrayList<>();
            ((ArrayNode) JsonTrees.JSON.readTree(StoredAgents.linksOf(texts))).forEach(links::add);
            return new Portable(agents, links, secrets, sources);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an agent's own text is not understood", e);
        }
    }

    private static List<SourceOf> sources(Agent agent) {
        List<SourceOf> sources = new ArrayList<>();
        agent.versions.values().stream()
                .filter(version -> version.built && !version.pruned)
                .forEach(version -> sources.add(new SourceOf(agent.id, version.name)));
        agent.deployments.values().stream()
                .filter(deployment -> !deployment.uploadTag.isEmpty())
                .forEach(deployment -> sources.add(new SourceOf(agent.id, deployment.uploadTag)));
        return sources;
    }

    private static ObjectNode withoutWhatRuns(ObjectNode agent) {
        agent.putObject("instances");
        agent.putObject("secrets");
        if (agent.path("deleted").asBoolean()) {
            // Only its id counts, which is not given out again.
            agent.putObject("versions");
            agent.putObject("deployments");
        }
        agent.path("deployments").forEach(deployment -> ((ObjectNode) deployment).putObject("waiting"));
        return agent;
    }

    /** Writes nothing of a secret, whatever comes of it. */
    private static final class NoValues implements SecretCipher {
        @Override
        public String seal(Bytes value) {
            return "";
        }

        @Override
        public Bytes open(String sealed) {
            return Bytes.EMPTY;
        }
    }
}
