package dev.lkj.emulator.state;

import dev.lkj.emulator.engine.InstanceSpec;
import dev.lkj.emulator.engine.Observation;
import dev.lkj.testing.FakeTime;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentVersion;
import dev.lkj.wire.DeleteAgentRequest;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.PromoteAgentRequest;
import dev.lkj.wire.RollbackAgentRequest;
import dev.lkj.wire.UpdateAgentSecretsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** A history of the agent CA_1: what happens is told in order, time passes when the test says so. */
final class History {
    static final String AGENT = "CA_1";

    final FakeTime time = FakeTime.at("2026-03-01T10:00:00Z");
    final AgentsState state;
    final AgentViews views;
    final List<Action> done = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final Map<String, InstanceSpec> specs = new LinkedHashMap<>();
    private final Map<String, Observation> instances = new HashMap<>();

    History(Plan plan, String... regions) {
        state = new AgentsState(
                new ProjectSettings(plan, List.of(regions), List.of(AgentSeed.of(AGENT)), false, RolloutTimes.DEFAULT),
                time);
        views = new AgentViews(state);
    }

    static History onShip() {
        return new History(Plan.SHIP, "us-east");
    }

    /** Deploys and builds; the new instances do not run yet. */
    String deploy(String deployment) {
        BuildTicket ticket = build(deployment);
        state.built(ticket);
        tick();
        return ticket.tag();
    }

    /** Deploys, builds and lets every new instance come up. */
    String serve(String deployment) {
        String tag = deploy(deployment);
        allHealthy();
        return tag;
    }

    BuildTicket build(String deployment) {
        upload(deployment);
        return state.startBuild(AGENT, deployment, Map.of());
    }

    Reservation upload(String deployment, AgentSecret... secrets) {
        pass(Duration.ofSeconds(1));
        Reservation form = state.deploy(new DeployAgentV2Request(AGENT, List.of(secrets), deployment, Map.of()));
        state.uploaded(form, 1000);
        return form;
    }

    void rollback(String version) {
        pass(Duration.ofSeconds(1));
        state.rollback(new RollbackAgentRequest(AGENT, "", version));
        tick();
    }

    Placement start(String deployment) {
        return state.startSession(AGENT, deployment, Set.of());
    }

    /** Lets an instance count so many sessions of its own. */
    void has(String instanceId, int sessions) {
        see(instanceId, new Observation(true, true, OptionalInt.empty(), true, sessions));
    }

    StateView.AgentView view() {
        return StateViews.of(state).agents().get(0);
    }

    void secrets(boolean overwrite, List<AgentSecret> secrets, String... remove) {
        pass(Duration.ofSeconds(1));
        state.changes().updateSecrets(new UpdateAgentSecretsRequest(AGENT, "", overwrite, secrets, List.of(remove)));
        tick();
    }

    void restart() {
        pass(Duration.ofSeconds(1));
        state.changes().restart(AGENT);
        tick();
    }

    String promote(String source) {
        pass(Duration.ofSeconds(1));
        String tag = state.changes().promote(new PromoteAgentRequest(AGENT, source, ""));
        tick();
        return tag;
    }

    void delete(String deployment) {
        pass(Duration.ofSeconds(1));
        state.changes().delete(new DeleteAgentRequest(AGENT, "", deployment));
        tick();
    }

    void pass(Duration duration) {
        time.pause(duration);
        tick();
    }

    void tick() {
        Map<String, Observation> seen = new HashMap<>();
        for (String id : state.observed()) {
            if (instances.containsKey(id)) {
                seen.put(id, instances.get(id));
            }
        }
        state.tick(seen).forEach(this::act);
        state.takeEvents().forEach(event -> events.add(event.deployment() + ": " + event.text()));
    }

    private void act(Action action) {
        done.add(action);
        if (action instanceof Action.Start start) {
            specs.put(start.instance().instanceId(), start.instance());
            instances.put(start.instance().instanceId(), new Observation(true, false, OptionalInt.empty(), false, 0));
        }
    }

    void see(String instanceId, Observation observation) {
        instances.put(instanceId, observation);
        tick();
    }

    void healthy(String instanceId) {
        see(instanceId, new Observation(true, true, OptionalInt.empty(), false, 0));
    }

    void unhealthy(String instanceId) {
        see(instanceId, new Observation(true, false, OptionalInt.empty(), false, 0));
    }

    void ends(String instanceId) {
        see(instanceId, new Observation(false, false, OptionalInt.of(1), false, 0));
    }

    void allHealthy() {
        tick();
        for (String id : List.copyOf(instances.keySet())) {
            Observation seen = instances.get(id);
            if (seen != null && seen.alive()) {
                instances.put(
                        id,
                        new Observation(
                                true, true, OptionalInt.empty(), seen.sessionEndpoint(), seen.activeSessions()));
            }
        }
        tick();
    }

    /** Lets every instance end that was told to. */
    void stoppedOnesEnd() {
        for (Action action : List.copyOf(done)) {
            if (action instanceof Action.Stop stop && state.observed().contains(stop.instanceId())) {
                instances.put(stop.instanceId(), Observation.GONE);
            }
        }
        tick();
    }

    AgentInfo agent() {
        return views.agents(new ListAgentsRequest("", AGENT)).agents().get(0);
    }

    AgentDeployment row(String deployment, String region) {
        return agent().agentDeployments().stream()
                .filter(row ->
                        row.deployment().equals(deployment) && row.region().equals(region))
                .findFirst()
                .orElseThrow();
    }

    AgentDeployment production() {
        return row("", "us-east");
    }

    AgentVersion version(String tag) {
        return views.versions(AGENT, "").versions().stream()
                .filter(version -> version.version().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    StateView.InstanceView instance(String id) {
        return instancesOf(AGENT).stream()
                .filter(instance -> instance.instanceId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<StateView.InstanceView> instances(String phase) {
        return instancesOf(AGENT).stream()
                .filter(instance -> instance.phase().equals(phase))
                .toList();
    }

    String one(String phase) {
        List<StateView.InstanceView> found = instances(phase);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " instances are " + phase);
        }
        return found.get(0).instanceId();
    }

    private List<StateView.InstanceView> instancesOf(String agentId) {
        return StateViews.of(state).agents().stream()
                .filter(agent -> agent.agentId().equals(agentId))
                .flatMap(agent -> agent.instances().stream())
                .toList();
    }
}
