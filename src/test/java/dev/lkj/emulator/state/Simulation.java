package dev.lkj.emulator.state;

import dev.lkj.testing.FakeTime;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.CreateAgentV2Request;
import dev.lkj.wire.DeleteAgentRequest;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.PromoteAgentRequest;
import dev.lkj.wire.RollbackAgentRequest;
import dev.lkj.wire.UpdateAgentSecretsRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** A random history of a project with everything that can happen to it; the same seed gives the same history. */
final class Simulation {
    private static final List<String> REGIONS = List.of("us-east", "eu-central", "ap-south");
    private static final List<String> DEPLOYMENTS = List.of("", "", "", "staging", "qa");
    private static final List<Plan> PLANS = List.of(Plan.values());
    private static final int AGENTS = 2;

    private final FakeTime time = FakeTime.at("2026-03-01T10:00:00Z");
    private final RandomGenerator random;
    private final ProjectSettings settings;
    private final StoredAgents form = new StoredAgents(PlainCipher.INSTANCE);
    private final SimulatedRuntime runtime;
    private final Invariants invariants;
    private final List<BuildTicket> builds = new ArrayList<>();
    private final Set<String> told = new TreeSet<>();
    private AgentsState state;
    private int created;
    private boolean resting;

    Simulation(long seed) {
        random = new Random(seed);
        Plan plan = PLANS.get(random.nextInt(PLANS.size()));
        settings = new ProjectSettings(
                plan, REGIONS.subList(0, 1 + random.nextInt(3)), List.of(), false, RolloutTimes.DEFAULT);
        state = new AgentsState(settings, time);
        runtime = new SimulatedRuntime(time, random);
        invariants = new Invariants(settings, runtime);
    }

    /** One thing that happens, and what follows at once. */
    void step() {
        try {
            happen();
        } catch (Refused e) {
            // Refusing is an answer like any other; what was refused must have changed nothing that is held.
        }
        if (random.nextInt(4) > 0) {
            tick();
            invariants.check(state, time.now());
        }
    }

    private void happen() {
        int what = random.nextInt(100);
        if (what < 25) {
            pass();
        } else if (what < 34) {
            deploy();
        } else if (what < 42) {
            endBuild();
        } else if (what < 64) {
            startSession();
        } else if (what < 80) {
            endSession();
        } else if (what < 84) {
            runtime.crash();
        } else if (what < 87) {
            runtime.infect();
        } else if (what < 96) {
            change();
        } else if (what < 97) {
            restartEmulator(List.of());
        } else if (what < 98) {
            create();
        } else {
            delete();
        }
    }

    private void pass() {
        List<Duration> times = List.of(
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(31),
                Duration.ofMinutes(2),
                Duration.ofMinutes(6),
                Duration.ofMinutes(25));
        time.pause(times.get(Math.min(random.nextInt(times.size()), random.nextInt(times.size()))));
    }

    private String agent() {
        List<String> ids = List.copyOf(state.agents.living.keySet());
        return ids.isEmpty() ? "CA_none" : ids.get(random.nextInt(ids.size()));
    }

    private String deployment() {
        return DEPLOYMENTS.get(random.nextInt(DEPLOYMENTS.size()));
    }

    private void create() {
        if (state.agents.living.size() < AGENTS) {
            String region =
                    settings.regions().get(random.nextInt(settings.regions().size()));
            String id = "CA_" + ++created;
            if (random.nextBoolean()) {
                state.changes().create(id, new CreateAgentV2Request(List.of(), List.of(region)));
            } else {
                state.deploy(new DeployAgentV2Request(id, List.of(), "", Map.of()));
            }
            invariants.created(id);
        }
    }

    private void deploy() {
        if (state.agents.living.isEmpty()) {
            create();
        }
        Reservation form = state.deploy(new DeployAgentV2Request(agent(), List.of(), deployment(), Map.of()));
        if (random.nextInt(10) > 0 && state.uploaded(form, 1000)) {
            builds.add(state.startBuild(form.agentId(), form.deployment(), Map.of()));
        }
    }

    private void endBuild() {
        if (!builds.isEmpty()) {
            BuildTicket ticket = builds.remove(random.nextInt(builds.size()));
            if (random.nextInt(6) == 0) {
                state.buildFailed(ticket, "no Dockerfile");
            } else {
                state.built(ticket);
            }
        }
    }

    private void change() {
        String id = agent();
        switch (random.nextInt(5)) {
            case 0 -> state.changes().restart(id);
            case 1 -> state.changes().promote(new PromoteAgentRequest(id, deployment(), deployment()));
            case 2 ->
                state.changes()
                        .updateSecrets(
                                new UpdateAgentSecretsRequest(id, "", random.nextBoolean(), secrets(), List.of()));
            default -> state.rollback(new RollbackAgentRequest(id, "", version(id)));
        }
    }

    private List<AgentSecret> secrets() {
        Bytes value = Bytes.of("v" + random.nextInt(3));
        return List.of(new AgentSecret("KEY", value, AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT));
    }

    private String version(String agentId) {
        Agent agent = state.agents.living.get(agentId);
        List<String> versions = agent == null ? List.of() : List.copyOf(agent.versions.keySet());
        return versions.isEmpty() || random.nextInt(3) == 0 ? "" : versions.get(random.nextInt(versions.size()));
    }

    private void delete() {
        String id = agent();
        String deployment = deployment();
        if (deployment.isEmpty() && random.nextInt(3) > 0) {
            return;
        }
        state.changes().delete(new DeleteAgentRequest(id, "", deployment));
        invariants.deleted(id, deployment);
    }

    private void startSession() {
        String agent = agent();
        String deployment = deployment();
        for (int i = random.nextInt(8); i >= 0; i--) {
            startSession(agent, deployment);
        }
    }

    private void startSession(String agent, String deployment) {
        Placement placement = state.startSession(agent, deployment, Set.of());
        if (placement.endpoint() && !runtime.startSession(placement.instanceId(), placement.sessionId())) {
            state.sessionNotTaken(placement.sessionId());
            return;
        }
        invariants.started(placement.sessionId());
    }

    private void endSession() {
        for (int i = random.nextInt(10); i >= 0; i--) {
            invariants.anySession(random).ifPresent(this::endSession);
        }
    }

    private void endSession(String id) {
        state.endSession(id).filter(Placement::endpoint).ifPresent(p -> runtime.endSession(p.instanceId(), id));
        invariants.ended(id);
    }

    /** Ends the emulator after some of what it wanted to do, and starts it again with what it had stored. */
    private void restartEmulator(List<Action> wanted) {
        Map<String, String> stored = form.write(state);
        wanted.subList(0, random.nextInt(wanted.size() + 1)).forEach(this::act);
        if (random.nextInt(3) == 0) {
            runtime.crash();
        }
        builds.clear();
        AgentsState fresh = new AgentsState(settings, time);
        try {
            form.read(stored, fresh);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        fresh.restarted(runtime.running());
        invariants.restarted(state, fresh);
        state = fresh;
        tick();
        invariants.check(state, time.now());
    }

    private void tick() {
        List<Action> wanted = state.tick(runtime.observe(state.observed()));
        state.takeEvents().forEach(event -> told.add(event.text().replaceAll("\\d+", "#")));
        if (!resting && !wanted.isEmpty() && random.nextInt(60) == 0) {
            restartEmulator(wanted);
        } else {
            wanted.forEach(this::act);
        }
    }

    /** What happened, each kind once, with {@code #} for numbers. */
    Set<String> told() {
        return told;
    }

    private void act(Action action) {
        if (action instanceof Action.Start start) {
            runtime.start(start.instance().instanceId(), start.instance().image());
            invariants.imageNeeded(start.instance().image());
        } else if (action instanceof Action.Stop stop) {
            runtime.stop(stop.instanceId(), stop.grace());
        } else if (action instanceof Action.StartSession session) {
            startSession(session);
        } else if (action instanceof Action.EndSession session) {
            runtime.endSession(session.instanceId(), session.sessionId());
        } else if (action instanceof Action.ForgetImage forgotten) {
            invariants.imageForgotten(forgotten.image());
        } else if (action instanceof Action.CancelBuild build) {
            builds.removeIf(b -> b.agentId().equals(build.agentId()) && b.tag().equals(build.tag()));
        }
    }

    private void startSession(Action.StartSession session) {
        if (!runtime.startSession(session.instanceId(), session.sessionId())) {
            state.sessionNotTaken(session.sessionId());
        } else if (!state.sessionTaken(session.sessionId())) {
            runtime.endSession(session.instanceId(), session.sessionId());
        }
    }

    /** Lets everything come to rest, without sessions and with nothing but good instances. */
    void rest() {
        while (!builds.isEmpty()) {
            endBuild();
        }
        resting = true;
        runtime.calm();
        passMinutes(15);
        invariants.noSessionWaitsInVain(state);
        invariants.sessions().forEach(this::endSession);
        passMinutes(90);
        invariants.atRest(state);
    }

    private void passMinutes(int minutes) {
        for (int i = 0; i < minutes * 2; i++) {
            time.pause(Duration.ofSeconds(30));
            tick();
            invariants.check(state, time.now());
        }
    }
}
