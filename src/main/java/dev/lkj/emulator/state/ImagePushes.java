package dev.lkj.emulator.state;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Prebuilt images: where they are pushed, and the version that a pushed one becomes; under the state's lock. */
public final class ImagePushes {
    private static final String FOLDER = "agents/";
    /** What the part of a repository's name may look like by the distribution specification. */
    private static final Pattern PART = Pattern.compile("[a-z0-9]+(?:(?:_|__|-+)[a-z0-9]+)*");
    /** Tags that an agent may have open; the oldest is void when another is asked for. */
    private static final int OPEN_TAGS = 20;

    private final Agents agents;
    private final DeployCalls calls;
    private final Effects effects;
    private final Deploys deploys;

    ImagePushes(Agents agents, DeployCalls calls, Effects effects, Deploys deploys) {
        this.agents = agents;
        this.calls = calls;
        this.effects = effects;
        this.deploys = deploys;
    }

    /** Gives out a tag to push to; adopts an unknown agent. */
    public PushTarget target(String agentId) {
        Agent agent = calls.forImage(agentId);
        String tag = deploys.nextTag(agent);
        if (agent.pushTags.size() == OPEN_TAGS) {
            agent.pushTags.remove(agent.pushTags.iterator().next());
        }
        agent.pushTags.add(tag);
        return new PushTarget(repository(agentId), tag);
    }

    /** The repository of an agent's images: its id in lower case, which a repository's name has to have. */
    public static String repository(String agentId) {
        String part = agentId.toLowerCase(Locale.ROOT);
        return FOLDER
                + (PART.matcher(part).matches()
                        ? part
                        : UUID.nameUUIDFromBytes(agentId.getBytes(StandardCharsets.UTF_8)));
    }

    /** Fails when the plan takes no images, or the repository is no agent's. */
    public void check(String repository) {
        calls.checkImages();
        if (agents.living.keySet().stream().noneMatch(id -> repository(id).equals(repository))) {
            throw Refused.of(
                    Refused.Kind.NOT_FOUND,
                    "no agent has the repository " + repository + "; GET /push-target?agent_id=ID gives one");
        }
    }

    /** Whether a tag was given out for a repository, and nothing was pushed to it yet. */
    public boolean open(String repository, String tag) {
        return find(repository, tag).isPresent();
    }

    private Optional<Agent> find(String repository, String tag) {
        return agents.living.values().stream()
                .filter(agent -> repository(agent.id).equals(repository) && agent.pushTags.contains(tag))
                .findFirst();
    }

    /** Makes the version of an image that was pushed to an open tag; it rolls when the engine has the image. */
    public BuildTicket pushed(String repository, String tag, Map<String, String> attributes) {
        Agent agent = find(repository, tag)
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.FAILED_PRECONDITION,
                        "the tag " + tag + " was not given out by /push-target, or was used"));
        agent.pushTags.remove(tag);
        Version version = deploys.begin(agent, agent.deployment(""), tag, attributes);
        effects.tell(agent, "", "image " + tag + " received");
        return new BuildTicket(agent.id, "", version.name, agent.image(version.name));
    }
}
