package dev.lkj.emulator.state;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether an agent from elsewhere holds together: its names become file names, and what it names has to be there. */
final class ImportCheck {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    private final Agent agent;
    private final Set<SourceOf> sources;
    private final ProjectSettings settings;

    ImportCheck(Agent agent, Set<SourceOf> sources, ProjectSettings settings) {
        this.agent = agent;
        this.sources = sources;
        this.settings = settings;
    }

    /** Refuses what does not hold together; drops the images that cannot be built, where nothing needs them. */
    void run() {
        Names.checkAgent(agent.id);
        require(agent.instances.isEmpty() && agent.secrets.isEmpty(), "has instances or secrets");
        // Those were given out for another registry.
        agent.pushTags.clear();
        agent.versions.forEach(this::check);
        if (agent.deleted) {
            require(agent.versions.isEmpty() && agent.deployments.isEmpty(), "is deleted, and has versions");
            return;
        }
        require(agent.deployments.containsKey(""), "has no production");
        List<String> regions = agent.regions();
        require(!regions.isEmpty(), "has no region");
        require(
                settings.regions().containsAll(regions),
                "runs in " + regions + ", and this emulator has " + settings.regions() + ": start it with --region");
        agent.deployments.forEach(this::check);
        require(agent.current.isEmpty() || usable(agent.current), "serves " + agent.current + noSource());
    }

    private void check(String name, Version version) {
        require(name.equals(version.name) && TAG.matcher(name).matches(), "has a version of a strange name");
        if (version.built && !version.pruned && !sources.contains(new SourceOf(agent.id, name))) {
            version.pruned = true;
        }
    }

    private void check(String name, Deployment deployment) {
        require(name.equals(deployment.name), "has a deployment of two names");
        if (!deployment.production()) {
            Names.checkDeployment(name);
        }
        require(deployment.waiting.isEmpty(), "has sessions");
        List<String> regions = deployment.rows.stream().map(row -> row.region).toList();
        require(
                regions.equals(agent.regions()) && new HashSet<>(regions).size() == regions.size(),
                "has other regions in " + Deployment.label(name) + " than in production");
        for (Row row : deployment.rows) {
            require(
                    row.version.isEmpty() ? !row.serves() : !row.serves() || usable(row.version),
                    "serves " + row.version + noSource());
            require(row.wanted >= 0, "wants less than no instance");
            // This plan may allow fewer than the one that it comes from.
            row.wanted = Math.min(row.wanted, settings.plan().maximum(name));
        }
        Roll roll = deployment.roll;
        require(roll == null || (usable(roll.version) && regions.containsAll(roll.done)), "rolls" + noSource());
        if (!sources.contains(new SourceOf(agent.id, deployment.uploadTag))) {
            // It lies in an object store; whoever wants it built uploads it again.
            deployment.uploadTag = "";
        }
    }

    private boolean usable(String name) {
        Version version = agent.versions.get(name);
        return version != null && version.built && !version.pruned;
    }

    private static String noSource() {
        return ", whose source is not in the file";
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refused.argument("agents", "cannot be imported: " + agent.id + " " + otherwise);
        }
    }
}
