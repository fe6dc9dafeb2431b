package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An agent with everything that belongs to it; stored as one. */
final class Agent {
    String id = "";
    String name = "";
    Instant createdAt = Instant.EPOCH;
    /** The version that serves production; empty when none does. */
    String current = "";

    @Nullable
    Instant deployedAt;
    /** The newest tag that was given out. */
    String lastTag = "";
    /** The number of the newest instance. */
    int lastInstance;

    /** The number of the newest session. */
    int lastSession;

    /** Whether it was deleted: what is left are its id and, for a while, its instances. */
    boolean deleted;

    /** Sessions that the service ended before their time. */
    int cutSessions;
    /** Sessions that ended with their instance, which crashed. */
    int lostSessions;
    /** Sessions that found no instance. */
    int refusedSessions;
    /** Sessions that waited for an instance because everything slept. */
    int coldStartedSessions;
    /** How long sessions waited for an instance, all together. */
    long waitedMillis;

    long longestWaitMillis;
    /** Tags that were given out for prebuilt images and not pushed yet, oldest first. */
    Set<String> pushTags = new LinkedHashSet<>();

    Map<String, Version> versions = new LinkedHashMap<>();
    Map<String, Deployment> deployments = new LinkedHashMap<>();
    Map<String, Secret> secrets = new TreeMap<>();
    Map<String, Instance> instances = new LinkedHashMap<>();

    /** A new one, with production pending in each region. */
    static Agent create(AgentSeed seed, List<String> regions, Instant now) {
        Agent agent = new Agent();
        agent.id = seed.id();
        agent.name = seed.name();
        agent.createdAt = now;
        agent.addDeployment("", regions);
        return agent;
    }

    /** Whether nobody has done anything with it yet. */
    boolean isUntouched() {
        return versions.isEmpty() && secrets.isEmpty() && lastTag.isEmpty() && deployments.size() == 1;
    }

    Deployment addDeployment(String deploymentName, List<String> regions) {
        Deployment deployment = new Deployment();
        deployment.name = deploymentName;
        regions.forEach(deployment::add);
        deployments.put(deploymentName, deployment);
        return deployment;
    }

    List<String> regions() {
        return deployment("").rows.stream().map(row -> row.region).toList();
    }

    Deployment deployment(String deploymentName) {
        Deployment deployment = deployments.get(deploymentName);
        if (deployment == null) {
            throw Refused.of(
                    Refused.Kind.NOT_FOUND, "agent " + id + " has no deployment " + Deployment.label(deploymentName));
        }
        return deployment;
    }

    Version version(String versionName) {
        Version version = versions.get(versionName);
        if (version == null) {
            throw Refused.of(Refused.Kind.NOT_FOUND, "agent " + id + " has no version " + versionName);
        }
        return version;
    }

    /** The row of an instance; none when its deployment was deleted. */
    Optional<Row> findRow(Instance instance) {
        Deployment deployment = deployments.get(instance.deployment);
        return deployment == null ? Optional.empty() : Optional.of(deployment.row(instance.region));
    }

    List<Instance> instances(Predicate<Instance> wanted) {
        List<Instance> found = new ArrayList<>();
        for (Instance instance : instances.values()) {
            if (wanted.test(instance)) {
                found.add(instance);
            }
        }
        return found;
    }

    List<Instance> serving(Deployment deployment, Row row) {
        return instances(i -> i.phase == InstancePhase.SERVING && i.in(deployment.name, row.region));
    }

    List<Instance> rolling(Deployment deployment, String region) {
        return instances(i -> i.phase == InstancePhase.NEW && i.in(deployment.name, region));
    }

    /** The instance of a deployment with the fewest sessions, if any has room; those named are full. */
    Optional<Instance> withRoom(Deployment deployment, Set<String> full) {
        Instance best = null;
        for (Instance i : instances.values()) {
            if (i.takesSessions()
                    && i.deployment.equals(deployment.name)
                    && !full.contains(i.id)
                    && (best == null || i.sessionCount() < best.sessionCount())) {
                best = i;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether a deployment runs workers of an SDK, which get their sessions from LiveKit. */
    boolean runsSdkWorkers(Deployment deployment) {
        return instances.values().stream()
                .anyMatch(i -> i.sdkWorker && i.phase == InstancePhase.SERVING && i.deployment.equals(deployment.name));
    }

    /** Sessions that run or wait. */
    int sessionCount() {
        return instances.values().stream().mapToInt(Instance::sessionCount).sum()
                + deployments.values().stream().mapToInt(d -> d.waiting.size()).sum();
    }

    int sessionCount(Deployment deployment, Row row) {
        return serving(deployment, row).stream()
                .mapToInt(Instance::sessionCount)
                .sum();
    }

    /** Whether something is on its way. */
    boolean busy() {
        return deployments.values().stream().anyMatch(d -> d.roll != null || !d.waiting.isEmpty())
                || instances.values().stream()
                        .anyMatch(i -> i.phase.runs() && (i.phase != InstancePhase.SERVING || !i.ready()));
    }

    int replicas(Deployment deployment, Row row) {
        return (int) serving(deployment, row).stream().filter(Instance::ready).count();
    }

    /** Whether a version takes sessions somewhere. */
    boolean serves(String versionName) {
        for (Deployment deployment : deployments.values()) {
            for (Row row : deployment.rows) {
                if (row.serves() && row.version.equals(versionName)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a version has an instance or belongs to a deployment. */
    boolean active(Version version) {
        boolean runs = instances.values().stream().anyMatch(i -> i.phase.runs() && i.version.equals(version.name));
        return runs || serves(version.name) || rolls(version.name) || current.equals(version.name);
    }

    /** Whether an instance of a version finishes its sessions, or was told to and has not ended. */
    boolean drains(String versionName) {
        return instances.values().stream()
                .anyMatch(i -> i.drainingSince != null && i.phase.runs() && i.version.equals(versionName));
    }

    boolean rolls(String versionName) {
        return deployments.values().stream().anyMatch(d -> d.roll != null && d.roll.version.equals(versionName));
    }

    /** The name of a version's image: letters, digits and {@code _.-} only. */
    String image(String tag) {
        return id + "-" + tag;
    }
}
