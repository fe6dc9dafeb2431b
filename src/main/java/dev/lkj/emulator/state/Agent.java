package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    int cutSessions;
    int refusedSessions;
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

    Deployment deploymentOf(Instance instance) {
        return deployment(instance.deployment);
    }

    Row rowOf(Instance instance) {
        return deploymentOf(instance).row(instance.region);
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

    int replicas(Deployment deployment, Row row) {
        return (int) serving(deployment, row).stream().filter(Instance::ready).count();
    }

    /** Whether a version takes sessions somewhere. */
    boolean serves(String versionName) {
        return deployments.values().stream()
                .flatMap(deployment -> deployment.rows.stream())
                .anyMatch(row -> row.serves() && row.version.equals(versionName));
    }

    /** Whether a version has an instance or belongs to a deployment. */
    boolean active(Version version) {
        boolean runs = instances.values().stream().anyMatch(i -> i.phase.runs() && i.version.equals(version.name));
        return runs || serves(version.name) || rolls(version.name) || current.equals(version.name);
    }

    boolean rolls(String versionName) {
        return deployments.values().stream().anyMatch(d -> d.roll != null && d.roll.version.equals(versionName));
    }

    /** The name of a version's image: letters, digits and {@code _.-} only. */
    String image(String tag) {
        return id + "-" + tag;
    }
}
