package dev.lkj.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Agents and links that came from another emulator, looked through before anything is done with them. */
public final class Imported {
    final Map<String, Agent> agents = new LinkedHashMap<>();
    final Map<String, PrivateLinks.Entry> links = new LinkedHashMap<>();

    private Imported() {}

    /**
     * Reads what {@link Portable} wrote.
     *
     * @param sources those that came along; a version without one can be no longer what serves
     * @param settings of the project that they come to
     * @throws Refused (an invalid argument) when it cannot be what an emulator wrote, or does not fit here
     */
    public static Imported read(JsonNode agents, JsonNode links, Set<SourceOf> sources, ProjectSettings settings) {
        Imported imported = new Imported();
        StoredAgents form = new StoredAgents(new NoSecrets());
        try {
            for (JsonNode text : agents) {
                Agent agent = form.readAgent(withoutNulls(text).toString());
                new ImportCheck(agent, sources, settings).run();
                if (imported.agents.put(agent.id, agent) != null) {
                    throw Refused.argument("agents", "hold " + agent.id + " twice");
                }
            }
            for (JsonNode text : links) {
                PrivateLinks.Entry link = form.readLink(text.toString());
                Names.checkAgent(link.link().privateLinkId());
                imported.links.put(link.link().privateLinkId(), link);
            }
        } catch (IOException e) {
            throw Refused.argument("agents", "are not understood: " + e.getMessage());
        }
        return imported;
    }

    /** What is null was not written by an emulator, or is null without that. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> nulls = new ArrayList<>();
            object.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    nulls.add(field.getKey());
                }
            });
            object.remove(nulls);
        }
        node.forEach(Imported::withoutNulls);
        return node;
    }

    /** The versions that need an image, and the name that it has to have. */
    public Map<SourceOf, String> images() {
        Map<SourceOf, String> images = new LinkedHashMap<>();
        agents.values()
                .forEach(agent -> agent.versions.values().stream()
                        .filter(version -> version.built && !version.pruned)
                        .forEach(version ->
                                images.put(new SourceOf(agent.id, version.name), agent.image(version.name))));
        return images;
    }

    /** The sources that its versions and waiting uploads need. */
    public Set<SourceOf> sources() {
        Set<SourceOf> sources = new LinkedHashSet<>(images().keySet());
        agents.values()
                .forEach(agent -> agent.deployments.values().stream()
                        .filter(deployment -> !deployment.uploadTag.isEmpty())
                        .forEach(deployment -> sources.add(new SourceOf(agent.id, deployment.uploadTag))));
        return sources;
    }

    /** How many agents there are, without those that were deleted. */
    public int agentCount() {
        return (int) agents.values().stream().filter(agent -> !agent.deleted).count();
    }

    /** How many versions they have. */
    public int versionCount() {
        return agents.values().stream().mapToInt(agent -> agent.versions.size()).sum();
    }

    /** How many private links there are. */
    public int linkCount() {
        return links.size();
    }

    /** Nothing of a secret can be in it. */
    private static final class NoSecrets implements SecretCipher {
        @Override
        public String seal(Bytes value) {
            return "";
        }

        @Override
        public Bytes open(String sealed) {
            throw Refused.argument("agents", "must not hold secrets");
        }
    }
}
