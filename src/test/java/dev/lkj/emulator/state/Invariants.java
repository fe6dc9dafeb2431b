package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What has to be true after every step of a simulation. */
final class Invariants {
    private final ProjectSettings settings;
    private final SimulatedRuntime runtime;
    private final SessionLedger ledger;
    /** Instances that were told to end, with the time at which that was seen first. */
    private final Map<String, Instant> ending = new HashMap<>();

    private final Set<String> forgottenImages = new HashSet<>();
    private final Set<String> living = new LinkedHashSet<>();
    private final Set<String> deleted = new HashSet<>();

    Invariants(ProjectSettings settings, SimulatedRuntime runtime) {
        this.settings = settings;
        this.runtime = runtime;
        ledger = new SessionLedger(runtime, settings.times());
    }

    private static void hold(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    void created(String id) {
        living.add(id);
    }

    void deleted(String id, String deployment) {
        if (deployment.isEmpty()) {
            living.remove(id);
            deleted.add(id);
        }
        ledger.deleted(id, deployment);
    }

    void started(String session) {
        ledger.started(session);
    }

    void ended(String session) {
        ledger.ended(session);
    }

    Optional<String> anySession(RandomGenerator random) {
        return ledger.any(random);
    }

    List<String> sessions() {
        return ledger.all();
    }

    void imageNeeded(String image) {
        hold(!forgottenImages.contains(image), "an instance was started of a removed image " + image);
    }

    void imageForgotten(String image) {
        forgottenImages.add(image);
    }

    void check(AgentsState state, Instant now) {
        hold(state.agents.living.keySet().equals(living), "agents " + state.agents.living.keySet() + ", not " + living);
        hold(state.agents.deleted.keySet().containsAll(deleted), "a deleted agent is forgotten");
        Set<String> known = new HashSet<>();
        state.agents
                .all()
                .forEach(agent -> agent.instances.values().stream()
                        .filter(i -> i.phase.runs())
                        .forEach(i -> known.add(i.id)));
        for (String id : runtime.running()) {
            hold(known.contains(id), id + " runs and belongs to nothing");
        }
        state.agents.living.values().forEach(agent -> check(agent, now));
        ledger.check(state, now);
    }

    private void check(Agent agent, Instant now) {
        Map<String, Integer> serving = new HashMap<>();
        Map<String, Integer> fresh = new HashMap<>();
        for (Instance instance : agent.instances.values()) {
            checkInstance(agent, instance, now);
            String place = instance.deployment + "/" + instance.region;
            if (instance.phase == InstancePhase.SERVING) {
                serving.merge(place, 1, Integer::sum);
            } else if (instance.phase == InstancePhase.NEW) {
                fresh.merge(place, 1, Integer::sum);
            }
        }
        for (Deployment deployment : agent.deployments.values()) {
            for (Row row : deployment.rows) {
                String place = deployment.name + "/" + row.region;
                checkRow(agent, deployment, row, serving.getOrDefault(place, 0), fresh.getOrDefault(place, 0));
            }
        }
        checkVersions(agent);
    }

    private void checkInstance(Agent agent, Instance instance, Instant now) {
        String name = instance.id + " (" + instance.phase + ")";
        hold(agent.versions.containsKey(instance.version), name + " has no version");
        if (instance.phase.stays()) {
            hold(agent.deployments.containsKey(instance.deployment), name + " has no deployment");
            Deployment deployment = agent.deployment(instance.deployment);
            Row row = deployment.row(instance.region);
            if (instance.phase == InstancePhase.SERVING) {
                hold(row.version.equals(instance.version), name + " serves beside " + row.version);
                hold(row.wanted > 0, name + " serves where nothing should");
            } else {
                hold(
                        deployment.roll != null && deployment.roll.version.equals(instance.version),
                        name + " belongs to no roll");
            }
        }
        if (instance.phase == InstancePhase.ENDING) {
            Instant since = ending.computeIfAbsent(instance.id, id -> now);
            hold(now.isBefore(since.plus(settings.times().end())) || now.equals(since), name + " does not end");
        }
        if (instance.phase == InstancePhase.DRAINING) {
            Instant since = Objects.requireNonNull(instance.drainingSince);
            hold(now.isBefore(since.plus(settings.times().drain())), name + " drains longer than it may");
        }
    }

    private void checkRow(Agent agent, Deployment deployment, Row row, int serving, int fresh) {
        String place = agent.id + " " + Deployment.label(deployment.name) + " " + row.region + " " + row.status;
        int most = settings.plan().maximum(deployment.name);
        int least = settings.plan().minimum(deployment.name);
        hold(serving <= most, place + " has " + serving + " instances, more than " + most);
        hold(fresh <= Math.max(1, least), place + " starts " + fresh);
        hold(row.wanted <= most, place + " wants " + row.wanted);
        hold(row.wanted == 0 || row.wanted >= least, place + " wants " + row.wanted);
        hold(!row.sleeps() || least == 0, place + " sleeps, but its minimum is " + least);
        hold(!row.sleeps() || deployment.waiting.isEmpty() || awake(deployment), place + " sleeps over a session");
        hold(row.status != RowStatus.RUNNING || row.wanted > 0, place + " with nothing wanted");
        hold(row.status != RowStatus.PENDING || row.wanted == 0, place + " serves");
        hold(!row.serves() || agent.versions.containsKey(row.version), place + " serves nothing");
        if (deployment.production() && deployment.roll == null && row.serves()) {
            hold(row.version.equals(agent.current), place + " serves " + row.version + ", not the current version");
        }
    }

    private static boolean awake(Deployment deployment) {
        return deployment.rows.stream().anyMatch(row -> row.wanted > 0);
    }

    private static void checkVersions(Agent agent) {
        Set<String> serving = new HashSet<>();
        Set<String> rolling = new HashSet<>();
        Set<String> running = new HashSet<>();
        for (Deployment deployment : agent.deployments.values()) {
            deployment.rows.stream().filter(Row::serves).forEach(row -> serving.add(row.version));
            if (deployment.roll != null) {
                rolling.add(deployment.roll.version);
            }
        }
        agent.instances.values().stream().filter(i -> i.phase.runs()).forEach(i -> running.add(i.version));
        for (Version version : agent.versions.values()) {
            checkVersion(agent, version, serving.contains(version.name), rolling.contains(version.name));
            boolean needed = serving.contains(version.name) || running.contains(version.name);
            hold(!version.pruned || !needed, version.name + " is active without an image");
        }
    }

    private static void checkVersion(Agent agent, Version version, boolean serves, boolean rolls) {
        boolean current = agent.current.equals(version.name);
        boolean good = switch (version.status) {
            case RUNNING -> current || serves || rolls;
            case SLEEPING -> serves || rolls;
            case DEPLOYING -> rolls;
            case STOPPED -> !current && !serves && !rolls;
            case BUILDING -> !current && !serves && !rolls;
            case FAILED -> !current;
            case DRAINING -> !current && !rolls;
        };
        hold(
                good,
                agent.id + " " + version.name + " " + version.status + (current ? " current" : "")
                        + (serves ? " serves" : "") + (rolls ? " rolls" : ""));
        hold(!current || version.wasCurrent, version.name + " is current and never was");
    }

    /** After a restart of the emulator everything is there that was answered before. */
    void restarted(AgentsState before, AgentsState after) {
        hold(after.agents.living.keySet().equals(before.agents.living.keySet()), "agents after the start");
        hold(after.agents.deleted.keySet().equals(before.agents.deleted.keySet()), "deleted agents after the start");
        for (Agent old : before.agents.living.values()) {
            Agent agent = after.agents.get(old.id);
            hold(agent.current.equals(old.current), "the current version after the start");
            hold(agent.secrets.equals(old.secrets), "the secrets after the start");
            hold(agent.deployments.keySet().equals(old.deployments.keySet()), "the deployments after the start");
            for (Version version : old.versions.values()) {
                hold(agent.versions.containsKey(version.name), version.name + " is gone after the start");
                Version kept = agent.version(version.name);
                boolean interrupted = version.status == VersionStatus.BUILDING && kept.status == VersionStatus.FAILED;
                hold(
                        interrupted || kept.status == version.status,
                        version.name + " " + version.status + ", after the start " + kept.status);
            }
        }
        ending.clear();
        ledger.emulatorRestarted(before, runtime.running());
    }

    /** Where instances are well, a session waits only while all that the plan allows are full. */
    void noSessionWaitsInVain(AgentsState state) {
        for (Agent agent : state.agents.living.values()) {
            for (Deployment deployment : agent.deployments.values()) {
                boolean full = deployment.rows.stream()
                        .filter(Row::serves)
                        .allMatch(row -> row.wanted == settings.plan().maximum(deployment.name)
                                && agent.withRoom(deployment, Set.of()).isEmpty());
                hold(deployment.waiting.isEmpty() || full, deployment.waiting.size() + " sessions wait in vain");
            }
        }
    }

    /** What is left when nothing happened for long enough. */
    void atRest(AgentsState state) {
        for (Agent agent : state.agents.living.values()) {
            for (Instance instance : agent.instances.values()) {
                boolean settled = instance.phase == InstancePhase.SERVING || instance.phase == InstancePhase.ENDED;
                hold(settled, instance.id + " is " + instance.phase + " at rest");
            }
            for (Deployment deployment : agent.deployments.values()) {
                hold(deployment.roll == null, deployment.name + " rolls at rest");
                hold(deployment.waiting.isEmpty(), deployment.name + " has waiting sessions at rest");
                for (Row row : deployment.rows) {
                    int least = settings.plan().minimum(deployment.name);
                    String place = Deployment.label(deployment.name) + " " + row.region + " " + row.status;
                    hold(row.status != RowStatus.SETTING_UP, place + " at rest");
                    hold(row.wanted == 0 || row.wanted == least, place + " has " + row.wanted + " at rest");
                    hold(
                            row.wanted == 0 || agent.replicas(deployment, row) == least,
                            place + " is not healthy at rest");
                }
            }
            for (Version version : agent.versions.values()) {
                boolean moves = version.status == VersionStatus.BUILDING
                        || version.status == VersionStatus.DEPLOYING
                        || version.status == VersionStatus.DRAINING;
                hold(!moves, version.name + " is " + version.status + " at rest");
            }
        }
        state.agents.deleted.values().forEach(agent -> {
            hold(agent.instances.isEmpty(), agent.id + " was deleted and still has instances");
            hold(agent.versions.isEmpty(), agent.id + " was deleted and still has versions");
        });
    }
}
