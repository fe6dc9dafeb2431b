package dev.lkj.emulator.state;

import dev.lkj.emulator.engine.Observation;
import dev.lkj.time.Clock;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.RollbackAgentRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the emulated service knows, and how it changes. For one thread at a time; whoever calls it holds a
 * lock. Calls change it at once and never wait; what has to be done outside comes out of {@link #tick} as actions.
 */
public final class AgentsState {
    final Agents agents = new Agents();
    final PrivateLinks links;
    private final ProjectSettings settings;
    private final Effects effects;
    private final Deploys deploys;
    private final DeployCalls calls;
    private final ImagePushes images;
    private final Rollbacks rollbacks;
    private final AgentChanges changes;
    private final Sessions sessions;
    private final Turn turn;

    /** A state with nothing but the agents that exist from the start. */
    public AgentsState(ProjectSettings settings, Clock clock) {
        this.settings = settings;
        effects = new Effects(clock);
        links = new PrivateLinks(clock, settings.regions());
        RolloutTimes times = settings.times();
        Fleet fleet = new Fleet(effects, times);
        Rolls rolls = new Rolls(effects, fleet, times);
        deploys = new Deploys(effects, rolls, times);
        SecretChanges secrets = new SecretChanges(effects);
        calls = new DeployCalls(agents, settings, effects, deploys, secrets);
        images = new ImagePushes(agents, calls, effects, deploys);
        rollbacks = new Rollbacks(effects, rolls, settings.plan());
        Deletions deletions = new Deletions(agents, effects, fleet, rolls, deploys);
        changes = new AgentChanges(agents, calls, secrets, new Restarts(effects, fleet, rolls), rollbacks, deletions);
        Autoscaler autoscaler = new Autoscaler(effects, fleet, settings.plan());
        sessions = new Sessions(agents, effects, settings.plan(), autoscaler);
        Health health = new Health(effects, fleet, times);
        turn = new Turn(settings.plan(), health, deploys, rolls, autoscaler, sessions, deletions);
        createSeeds();
    }

    private void createSeeds() {
        settings.seeds().stream()
                .filter(seed -> !agents.knows(seed.id()))
                .forEach(seed -> agents.create(seed, settings.regions(), effects.now()));
    }

    /** Takes a deploy call: adopts an unknown agent, keeps its secrets, reserves a tag. */
    public Reservation deploy(DeployAgentV2Request request) {
        return calls.deploy(request.agentId(), request.deployment(), request.secrets(), request.attributes());
    }

    /** Whether the form of this deploy call still takes an upload. */
    public boolean formOpen(Reservation form) {
        return form(form).isPresent();
    }

    /** The form of the newest deploy call for a deployment, while it takes an upload. */
    public Optional<Reservation> openForm(String agentId, String deployment) {
        return agents.find(agentId)
                .map(agent -> agent.deployments.get(deployment))
                .filter(found -> !found.formTag.isEmpty() && Deploys.formOpen(found, found.formTag))
                .map(found -> new Reservation(agentId, deployment, found.formTag));
    }

    private Optional<Deployment> form(Reservation form) {
        return agents.find(form.agentId())
                .map(agent -> agent.deployments.get(form.deployment()))
                .filter(deployment -> Deploys.formOpen(deployment, form.tag()));
    }

    /** Notes a complete upload of so many bytes; false when its form is no longer good. */
    public boolean uploaded(Reservation form, long bytes) {
        Optional<Deployment> open = form(form);
        return open.isPresent() && deploys.uploaded(agents.get(form.agentId()), open.get(), form.tag(), bytes);
    }

    /** Opens a form again whose success could not be answered: the client may try again. */
    public void uploadUnanswered(Reservation form) {
        agents.find(form.agentId())
                .map(agent -> agent.deployments.get(form.deployment()))
                .filter(deployment -> deployment.formTag.equals(form.tag()) && deployment.uploadTag.equals(form.tag()))
                .ifPresent(deployment -> deployment.formUsed = false);
    }

    /** Starts the build of the newest complete upload; attributes in it replace those of the deploy call. */
    public BuildTicket startBuild(String agentId, String deployment, Map<String, String> attributes) {
        Agent agent = agents.get(agentId);
        Version version = deploys.startBuild(agent, agent.deployment(deployment), attributes);
        return new BuildTicket(agent.id, deployment, version.name, agent.image(version.name));
    }

    /** Ends a build with success: its version rolls, unless a newer one did. */
    public void built(BuildTicket ticket) {
        Optional<Version> version = find(ticket);
        if (version.isPresent()) {
            deploys.built(agents.get(ticket.agentId()), version.get());
        } else {
            effects.act(new Action.ForgetImage(ticket.image()));
        }
    }

    /** Ends a build without success; one that has ended stays as it is. */
    public void buildFailed(BuildTicket ticket, String why) {
        find(ticket).ifPresent(version -> deploys.failed(agents.get(ticket.agentId()), version, why));
    }

    /** Why a version failed; empty when it did not. */
    public String failure(BuildTicket ticket) {
        return find(ticket).map(version -> version.failure).orElse("the version is gone");
    }

    private Optional<Version> find(BuildTicket ticket) {
        return agents.find(ticket.agentId()).map(agent -> agent.versions.get(ticket.tag()));
    }

    /** Puts an earlier version back into production. */
    public void rollback(RollbackAgentRequest request) {
        rollbacks.rollback(agents.get(request.agentId(), request.agentName()), request.version());
    }

    /** The changes of an agent beside its deploys. */
    public AgentChanges changes() {
        return changes;
    }

    /** Prebuilt images: where they are pushed, and what becomes of them. */
    public ImagePushes images() {
        return images;
    }

    /** The project's private links. */
    public PrivateLinks privateLinks() {
        return links;
    }

    /** Gives a new session to an instance, those named are full; it waits when one may come. */
    public Placement startSession(String agentId, String deployment, Set<String> full) {
        return sessions.start(agents.get(agentId), deployment, full);
    }

    /** Notes that an instance took a session that waited; false when it has ended in between. */
    public boolean sessionTaken(String sessionId) {
        return sessions.taken(sessionId);
    }

    /** Takes a session from an instance that did not take it; one that waited waits on. */
    public void sessionNotTaken(String sessionId) {
        sessions.notTaken(sessionId);
    }

    /** Ends a session; empty when there is none of this id. */
    public Optional<Placement> endSession(String sessionId) {
        return sessions.end(sessionId);
    }

    /** Instances that want to be looked at. */
    public List<String> observed() {
        return agents.all()
                .flatMap(agent -> agent.instances.values().stream())
                .filter(instance -> instance.phase.runs())
                .map(instance -> instance.id)
                .toList();
    }

    /** Whether something is on its way, so that looking often pays. */
    public boolean busy() {
        return agents.all().anyMatch(Agent::busy);
    }

    /** Moves on with what was seen of instances, and gives out what is to be done, in order. */
    public List<Action> tick(Map<String, Observation> seen) {
        agents.living.values().forEach(agent -> turn.living(agent, seen));
        agents.deleted.values().forEach(agent -> turn.deleted(agent, seen));
        return effects.takeActions();
    }

    /** What has happened since the last call. */
    public List<EmulatorEvent> takeEvents() {
        return effects.takeEvents();
    }

    /** Begins again with the agents that exist from the start; every instance has ended before. */
    public void reset() {
        new Takeover(effects, agents, settings.times()).forget();
        links.clear();
        createSeeds();
    }

    /** Whether nothing would be lost if everything were forgotten: there are agents at most, and nobody used them. */
    public boolean isUntouched() {
        return links.links.isEmpty() && agents.living.values().stream().allMatch(Agent::isUntouched);
    }

    /** Whether an image of this source is there, or being made. */
    public boolean hasImage(SourceOf source) {
        return agents.find(source.agentId())
                .map(agent -> agent.versions.get(source.tag()))
                .filter(version -> !version.pruned)
                .isPresent();
    }

    /** Takes the place of all there is; every instance has ended before. What rolls goes on, as after a start. */
    public void replace(Imported imported) {
        new Takeover(effects, agents, settings.times()).forget();
        links.clear();
        imported.agents.values().forEach(agents::restore);
        links.links.putAll(imported.links);
        restarted(Set.of());
    }

    /** What the project is like. */
    public ProjectSettings settings() {
        return settings;
    }

    /** Takes over after a start of the emulator, with the instances that still run. */
    public void restarted(Set<String> running) {
        new Takeover(effects, agents, settings.times()).takeOver(running);
        createSeeds();
    }

    Instant now() {
        return effects.now();
    }
}
