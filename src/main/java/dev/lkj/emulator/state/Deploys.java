package dev.lkj.emulator.state;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From the deploy call to the end of the build. */
final class Deploys {
    private static final DateTimeFormatter TAG = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    /** Versions whose image and source stay, beside the active ones. */
    private static final int KEPT_VERSIONS = 10;

    private final Effects effects;
    private final Rolls rolls;
    private final RolloutTimes times;

    Deploys(Effects effects, Rolls rolls, RolloutTimes times) {
        this.effects = effects;
        this.rolls = rolls;
        this.times = times;
    }

    /** Reserves a tag; the form of a former call is void from now on. */
    String reserve(Agent agent, Deployment deployment, Map<String, String> attributes) {
        deployment.formTag = nextTag(agent);
        deployment.formUsed = false;
        deployment.formAttributes = Map.copyOf(attributes);
        return deployment.formTag;
    }

    /** A tag that no version has had: the time, or a second after the last one. */
    String nextTag(Agent agent) {
        LocalDateTime time = LocalDateTime.ofInstant(effects.now().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        if (!agent.lastTag.isEmpty()) {
            LocalDateTime next = LocalDateTime.parse(agent.lastTag, TAG).plusSeconds(1);
            time = time.isBefore(next) ? next : time;
        }
        agent.lastTag = TAG.format(time);
        return agent.lastTag;
    }

    /** Whether the form of this tag still takes an upload. */
    static boolean formOpen(Deployment deployment, String tag) {
        return deployment.formTag.equals(tag) && !deployment.formUsed;
    }

    /** Notes a complete upload; false when its form is no longer good. */
    boolean uploaded(Agent agent, Deployment deployment, String tag, long bytes) {
        if (!formOpen(deployment, tag)) {
            return false;
        }
        if (!deployment.uploadTag.isEmpty() && !deployment.uploadTag.equals(tag)) {
            effects.act(new Action.DropSource(agent.id, deployment.uploadTag));
        }
        deployment.formUsed = true;
        deployment.uploadTag = agent.versions.containsKey(tag) ? "" : tag;
        effects.tell(agent, deployment.name, "deploy " + tag + ", " + Text.size(bytes) + " received");
        return true;
    }

    Version startBuild(Agent agent, Deployment deployment, Map<String, String> attributes) {
        if (deployment.uploadTag.isEmpty()) {
            throw Refused.of(
                    Refused.Kind.FAILED_PRECONDITION,
                    "nothing was uploaded for " + Deployment.label(deployment.name) + " of agent " + agent.id
                            + " since the last build");
        }
        Version version = begin(
                agent, deployment, deployment.uploadTag, attributes.isEmpty() ? deployment.formAttributes : attributes);
        deployment.uploadTag = "";
        // Nobody replaces a source that is being built.
        deployment.formUsed |= deployment.formTag.equals(version.name);
        effects.tell(agent, deployment.name, "building " + version.name);
        return version;
    }

    /** Lists a version whose image is to come. */
    Version begin(Agent agent, Deployment deployment, String tag, Map<String, String> attributes) {
        Version version = new Version();
        version.name = tag;
        version.deployment = deployment.name;
        version.createdAt = effects.now();
        version.attributes = Map.copyOf(attributes);
        agent.versions.put(tag, version);
        return version;
    }

    void built(Agent agent, Version version) {
        if (version.status != VersionStatus.BUILDING) {
            return;
        }
        version.built = true;
        Deployment deployment = agent.deployment(version.deployment);
        if (deployment.newestRolled.compareTo(version.name) > 0) {
            version.status = VersionStatus.STOPPED;
            effects.tell(agent, deployment.name, version.name + " built, but " + deployment.newestRolled + " is newer");
        } else {
            deployment.newestRolled = version.name;
            rolls.begin(agent, deployment, version, "built");
        }
        prune(agent);
    }

    void failed(Agent agent, Version version, String why) {
        if (version.status == VersionStatus.BUILDING) {
            version.status = VersionStatus.FAILED;
            version.failure = why;
            effects.tell(agent, version.deployment, version.name + " was not built: " + why);
            prune(agent);
        }
    }

    /** Gives up a build that goes on. */
    void abandon(Agent agent, Version version, String why) {
        if (version.status == VersionStatus.BUILDING) {
            failed(agent, version, why);
            effects.act(new Action.CancelBuild(agent.id, version.name));
        }
    }

    /** Ends builds that take too long. */
    void limit(Agent agent) {
        Instant oldest = effects.now().minus(times.build());
        for (Version version : List.copyOf(agent.versions.values())) {
            if (version.status == VersionStatus.BUILDING && !version.createdAt.isAfter(oldest)) {
                abandon(agent, version, "the build took longer than " + Text.time(times.build()));
            }
        }
    }

    private void prune(Agent agent) {
        agent.versions.values().stream()
                .sorted(Comparator.comparing((Version version) -> version.name).reversed())
                .skip(KEPT_VERSIONS)
                .filter(version ->
                        !version.pruned && version.status != VersionStatus.BUILDING && !agent.active(version))
                .forEach(version -> drop(agent, version));
    }

    private void drop(Agent agent, Version version) {
        version.pruned = true;
        effects.act(new Action.ForgetImage(agent.image(version.name)));
        effects.act(new Action.DropSource(agent.id, version.name));
    }

    /** The version deployed last before the current one was created. */
    static Optional<Version> before(Agent agent, Version current) {
        return agent.versions.values().stream()
                .filter(v -> v.wasCurrent && !v.pruned && v != current)
                .filter(v -> v.deployedAt != null && v.deployedAt.isBefore(current.createdAt))
                .max(Comparator.comparing(v -> v.deployedAt == null ? Instant.MIN : v.deployedAt));
    }
}
