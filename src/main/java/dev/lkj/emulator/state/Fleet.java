package dev.lkj.emulator.state;

import dev.lkj.emulator.engine.InstanceSpec;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Starts and ends instances, and keeps what they leave behind. */
final class Fleet {
    private final Effects effects;
    private final RolloutTimes times;

    Fleet(Effects effects, RolloutTimes times) {
        this.effects = effects;
        this.times = times;
    }

    void start(Agent agent, Deployment deployment, String region, String version, InstancePhase phase) {
        Instance instance = new Instance();
        instance.number = ++agent.lastInstance;
        instance.id = agent.id + "-" + version + "-" + instance.number;
        instance.version = version;
        instance.deployment = deployment.name;
        instance.region = region;
        instance.phase = phase;
        instance.startedAt = effects.now();
        instance.unhealthySince = effects.now();
        agent.instances.put(instance.id, instance);
        effects.act(new Action.Start(spec(agent, instance)));
    }

    private static InstanceSpec spec(Agent agent, Instance instance) {
        Map<String, String> environment = new TreeMap<>();
        Map<String, Bytes> files = new TreeMap<>();
        for (Secret secret : agent.secrets.values()) {
            if (secret.kind() == AgentSecretKind.AGENT_SECRET_KIND_FILE) {
                files.put(secret.name(), secret.value());
            } else {
                environment.put(secret.name(), secret.value().utf8());
            }
        }
        environment.put("LIVEKIT_AGENT_DEPLOYMENT", instance.deployment);
        return new InstanceSpec(instance.id, agent.image(instance.version), environment, files);
    }

    /** Lets an instance finish: it takes no new session, and SIGTERM follows when its sessions allow it. */
    void drain(Instance instance) {
        instance.phase = InstancePhase.DRAINING;
        instance.drainingSince = effects.now();
        signalWhenFree(instance);
    }

    /**
     * Sends SIGTERM, unless the instance has sessions that only the emulator knows: it could not wait for them. Its own
     * sessions, those of an SDK worker included, it finishes by itself.
     */
    void signalWhenFree(Instance instance) {
        if (!instance.signalled && (instance.sessionEndpoint || instance.sessions.isEmpty())) {
            instance.signalled = true;
            effects.act(new Action.Stop(instance.id, times.drain()));
        }
    }

    /** Ends an instance now; its sessions are cut. */
    void end(Agent agent, Instance instance) {
        if (instance.phase == InstancePhase.ENDING || instance.phase == InstancePhase.ENDED) {
            return;
        }
        cutSessions(agent, instance);
        instance.phase = InstancePhase.ENDING;
        instance.readySince = null;
        effects.act(new Action.Stop(instance.id, times.end()));
    }

    /** Ends a draining instance by SIGKILL. */
    void kill(Agent agent, Instance instance) {
        cutSessions(agent, instance);
        instance.phase = InstancePhase.ENDING;
        effects.act(new Action.Stop(instance.id, Duration.ZERO));
    }

    /** Ends what belongs to a deployment that is deleted, drains included. */
    void dismiss(Agent agent, Instance instance) {
        if (instance.phase == InstancePhase.ENDED) {
            remove(agent, instance);
        } else {
            end(agent, instance);
        }
    }

    /** Ends a serving instance that is not healthy any more; its sessions are lost, as with a crash. */
    void replace(Agent agent, Instance instance) {
        loseSessions(agent, instance);
        end(agent, instance);
    }

    private void cutSessions(Agent agent, Instance instance) {
        int cut = instance.sessionCount();
        if (cut > 0) {
            agent.cutSessions += cut;
            effects.tell(agent, instance.deployment, Text.count(cut, "session") + " cut");
        }
        instance.sessions.clear();
        instance.activeSessions = 0;
    }

    private void loseSessions(Agent agent, Instance instance) {
        int lost = instance.sessionCount();
        if (lost > 0) {
            agent.lostSessions += lost;
            effects.tell(agent, instance.deployment, Text.count(lost, "session") + " lost");
        }
        instance.sessions.clear();
        instance.activeSessions = 0;
    }

    /**
     * Drops a draining instance that has ended: at the limit of the drain its sessions were cut, before that it had
     * finished its own, and those that only the emulator knew ended with it.
     */
    void ended(Agent agent, Instance instance, boolean atLimit) {
        if (atLimit) {
            cutSessions(agent, instance);
        }
        instance.activeSessions = 0;
        if (instance.sessionEndpoint) {
            instance.sessions.clear();
        }
        loseSessions(agent, instance);
        remove(agent, instance);
        if (agent.instances(i -> i.phase == InstancePhase.DRAINING && i.version.equals(instance.version))
                .isEmpty()) {
            effects.tell(agent, instance.deployment, instance.version + " drained");
        }
    }

    /** Notes that an instance has ended as it was told. */
    void gone(Agent agent, Instance instance) {
        if (instance.keepsOutput && agent.deployments.containsKey(instance.deployment)) {
            keepOutput(agent, instance);
        } else {
            remove(agent, instance);
        }
    }

    /** Drops an instance that has ended. */
    void remove(Agent agent, Instance instance) {
        agent.instances.remove(instance.id);
        effects.act(new Action.ForgetInstance(instance.id));
    }

    /** Keeps an instance that ended by itself for its last output, in the place of one before it. */
    void crashed(Agent agent, Instance instance) {
        loseSessions(agent, instance);
        instance.readySince = null;
        keepOutput(agent, instance);
    }

    private void keepOutput(Agent agent, Instance instance) {
        instance.phase = InstancePhase.ENDED;
        for (Instance other : agent.instances(i -> i.phase == InstancePhase.ENDED)) {
            if (other != instance && other.in(instance.deployment, instance.region)) {
                remove(agent, other);
            }
        }
    }

    /** Drops the last output of a deployment's former instances. */
    void forgetEnded(Agent agent, Deployment deployment) {
        agent.instances(i -> i.phase == InstancePhase.ENDED && i.deployment.equals(deployment.name))
                .forEach(instance -> remove(agent, instance));
    }
}
