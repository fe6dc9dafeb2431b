package dev.lkj.emulator.state;

import dev.lkj.emulator.engine.Observation;
import dev.lkj.time.Clock;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.RollbackAgentRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the emulated service knows, and how it changes. For one thread at a time; whoever calls it holds a
 * lock. Calls change it at once and never wait; what has to be done outside comes out of {@link #tick} as actions.
 */
public final class AgentsState {
    private final ProjectSettings settings;
    private final Effects effects;
    private final Fleet fleet;
    private final Rolls rolls;
    private final Deploys deploys;
    private final Rollbacks rollbacks;
    private final Health health;
    private final Sessions sessions;
    final Map<String, Agent> agents = new LinkedHashMap<>();

    /** A state with nothing but the agents that exist from the start. */
    public AgentsState(ProjectSettings settings, Clock clock) {
        this.settings = settings;
        effects = new Effects(clock);
        RolloutTimes times = settings.times();
        fleet = new Fleet(effects, times);
        rolls = new Rolls(effects, fleet, times);
        deploys = new Deploys(effects, rolls, times);
        rollbacks = new Rollbacks(effects, rolls, settings.plan());
        health = new Health(effects, fleet, times);
        sessions = new Sessions(effects, settings.plan());
        settings.seeds().forEach(this::create);
    }

    private Agent create(AgentSeed seed) {
        Names.checkAgent(seed.id());
        Agent agent = Agent.create(seed, settings.regions(), effects.now());
        agents.put(agent.id, agent);
        return agent;
    }

    /** Takes a deploy call: adopts an unknown agent, keeps its secrets, reserves a tag. */
    public Reservation deploy(DeployAgentV2Request request) {
        Names.checkAgent(request.agentId());
        if (!request.deployment().isEmpty()) {
            Names.checkDeployment(request.deployment());
        }
        request.secrets().forEach(Names::checkSecret);
        Agent known = agents.get(request.agentId());
        if (known == null && settings.strict()) {
            throw unknownAgent(request.agentId());
        }
        checkPlan(known, request.deployment());
        Agent agent = known == null ? create(AgentSeed.of(request.agentId())) : known;
        Deployment deployment = agent.deployments.containsKey(request.deployment())
                ? agent.deployment(request.deployment())
                : agent.addDeployment(request.deployment(), agent.regions());
        request.secrets().forEach(secret -> keep(agent, secret));
        return new Reservation(agent.id, deployment.name, deploys.reserve(agent, deployment, request.attributes()));
    }

    private void checkPlan(@Nullable Agent agent, String deployment) {
        if (deployment.isEmpty() || (agent != null && agent.deployments.containsKey(deployment))) {
            return;
        }
        String plan = "the " + settings.plan().word() + " plan";
        int most = settings.plan().namedDeployments();
        if (most == 0) {
            throw Refused.of(
                    Refused.Kind.PERMISSION_DENIED, "deployments beside production are not included in " + plan);
        }
        if (agent != null && agent.deployments.size() - 1 >= most) {
            throw Refused.of(
                    Refused.Kind.RESOURCE_EXHAUSTED, plan + " includes " + most + " deployments beside production");
        }
    }

    private void keep(Agent agent, AgentSecret secret) {
        Secret former = agent.secrets.get(secret.name());
        AgentSecretKind kind = secret.kind() == AgentSecretKind.AGENT_SECRET_KIND_FILE
                ? secret.kind()
                : AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT;
        if (former != null && former.kind() == kind && former.value().equals(secret.value())) {
            return;
        }
        Instant now = effects.now();
        Instant created = former == null ? now : former.createdAt();
        agent.secrets.put(secret.name(), new Secret(secret.name(), secret.value(), kind, created, now));
    }

    /** Whether the form of this deploy call still takes an upload. */
    public boolean formOpen(Reservation form) {
        return agents.containsKey(form.agentId())
                && agents.get(form.agentId()).deployments.containsKey(form.deployment())
                && Deploys.formOpen(agent(form.agentId()).deployment(form.deployment()), form.tag());
    }

    /** Notes a complete upload of so many bytes; false when its form is no longer good. */
    public boolean uploaded(Reservation form, long bytes) {
        return formOpen(form)
                && deploys.uploaded(
                        agent(form.agentId()), agent(form.agentId()).deployment(form.deployment()), form.tag(), bytes);
    }

    /** Opens a form again whose success could not be answered: the client may try again. */
    public void uploadUnanswered(Reservation form) {
        Deployment deployment = agent(form.agentId()).deployment(form.deployment());
        if (deployment.formTag.equals(form.tag()) && deployment.uploadTag.equals(form.tag())) {
            deployment.formUsed = false;
        }
    }

    /** Starts the build of the newest complete upload; attributes in it replace those of the deploy call. */
    public BuildTicket startBuild(String agentId, String deployment, Map<String, String> attributes) {
        Agent agent = agent(agentId);
        Version version = deploys.startBuild(agent, agent.deployment(deployment), attributes);
        return new BuildTicket(agent.id, deployment, version.name, agent.image(version.name));
    }

    /** Ends a build with success: its version rolls, unless a newer one did. */
    public void built(BuildTicket ticket) {
        find(ticket).ifPresent(version -> deploys.built(agent(ticket.agentId()), version));
    }

    /** Ends a build without success; one that has ended stays as it is. */
    public void buildFailed(BuildTicket ticket, String why) {
        find(ticket).ifPresent(version -> deploys.failed(agent(ticket.agentId()), version, why));
    }

    /** Why a version failed; empty when it did not. */
    public String failure(BuildTicket ticket) {
        return find(ticket).map(version -> version.failure).orElse("the version is gone");
    }

    private Optional<Version> find(BuildTicket ticket) {
        return find(ticket.agentId()).map(agent -> agent.versions.get(ticket.tag()));
    }

    /** Puts an earlier version back into production. */
    public void rollback(RollbackAgentRequest request) {
        rollbacks.rollback(agent(request.agentId(), request.agentName()), request.version());
    }

    /** Gives a new session to an instance; those named are full. */
    public Placement startSession(String agentId, String deployment, Set<String> full) {
        return sessions.start(agents.values().stream(), agent(agentId), deployment, full);
    }

    /** Ends a session; empty when there is none of this id. */
    public Optional<Placement> endSession(String sessionId) {
        return sessions.end(agents.values().stream(), sessionId);
    }

    /** Instances that want to be looked at. */
    public List<String> observed() {
        return agents.values().stream()
                .flatMap(agent -> agent.instances(i -> i.phase.runs()).stream())
                .map(instance -> instance.id)
                .toList();
    }

    /** Whether something is on its way, so that looking often pays. */
    public boolean busy() {
        return agents.values().stream()
                .anyMatch(agent -> agent.deployments.values().stream().anyMatch(d -> d.roll != null)
                        || agent.instances.values().stream()
                                .anyMatch(i -> i.phase.runs() && (i.phase != InstancePhase.SERVING || !i.ready())));
    }

    /** Moves on with what was seen of instances, and gives out what is to be done, in order. */
    public List<Action> tick(Map<String, Observation> seen) {
        for (Agent agent : agents.values()) {
            for (Instance instance : agent.instances(i -> seen.containsKey(i.id))) {
                health.observe(agent, instance, seen.getOrDefault(instance.id, Observation.GONE));
            }
            deploys.limit(agent);
            for (Deployment deployment : agent.deployments.values()) {
                rolls.advance(agent, deployment, Math.max(1, settings.plan().minimum(deployment.name)));
                deployment.rows.forEach(row -> health.keep(agent, deployment, row));
            }
            agent.versions.values().stream()
                    .filter(version -> version.status == VersionStatus.DRAINING)
                    .forEach(version -> rolls.settle(agent, version.name));
        }
        return effects.takeActions();
    }

    /** What has happened since the last call. */
    public List<EmulatorEvent> takeEvents() {
        return effects.takeEvents();
    }

    /** Begins again with the agents that exist from the start; every instance has ended before. */
    public void reset() {
        new Restart(effects, this).forget();
        settings.seeds().forEach(this::create);
    }

    /** Takes over after a start of the emulator, with the instances that still run. */
    public void restarted(Set<String> running) {
        new Restart(effects, this).takeOver(running);
        settings.seeds().stream().filter(seed -> !agents.containsKey(seed.id())).forEach(this::create);
    }

    Optional<Agent> find(String agentId) {
        return Optional.ofNullable(agents.get(agentId));
    }

    Agent agent(String agentId) {
        Names.checkAgent(agentId);
        return find(agentId).orElseThrow(() -> unknownAgent(agentId));
    }

    Agent agent(String agentId, String agentName) {
        if (!agentId.isEmpty() || agentName.isEmpty()) {
            return agent(agentId);
        }
        return agents.values().stream()
                .filter(agent -> agent.name.equals(agentName))
                .min(Comparator.comparing(agent -> agent.createdAt))
                .orElseThrow(() -> Refused.of(Refused.Kind.NOT_FOUND, "no agent is named " + agentName));
    }

    ProjectSettings settings() {
        return settings;
    }

    Instant now() {
        return effects.now();
    }

    private static Refused unknownAgent(String agentId) {
        return Refused.of(Refused.Kind.NOT_FOUND, "agent " + agentId + " not found");
    }
}
