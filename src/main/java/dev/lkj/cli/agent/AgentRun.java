package dev.lkj.cli.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Failures;
import dev.lkj.cli.JsonEvents;
import dev.lkj.cli.NextCommand;
import dev.lkj.cli.ResultLine;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.deploy.DeployListener;
import dev.lkj.deploy.RollEnd;
import dev.lkj.deploy.ServiceStatus;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Baseline;
import dev.lkj.rollout.Reading;
import dev.lkj.rollout.RolloutOutcome;
import dev.lkj.rollout.RolloutPolicy;
import dev.lkj.rollout.RolloutState;
import dev.lkj.time.CancelledException;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentVersion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A deploy, a rollback or a wait: the same target, the same view, the same ends. */
final class AgentRun {
    /** What ended well: a deploy, a rollback, waiting for either. */
    static final String ROLLED_OUT = "Rolled out";

    static final String ROLLED_BACK = "Rolled back";
    static final String PROMOTED = "Promoted";
    static final String WAITED = "Serves";

    /** How long sessions of a former version may go on (documented limit of the service). */
    private static final Duration DRAIN = Duration.ofHours(1);

    private final Wiring wiring;
    private final Target target;
    private String agentId;
    private String region = "";
    private final String deployment;
    private final RunView view;
    private final RunProgress progress;
    private final NextCommand next;
    private Map<String, String> attributes = Map.of();
    private Optional<Reading.Seen> before = Optional.empty();

    AgentRun(Wiring wiring, Target target, String agentId, String deployment, NextCommand next, RunView view) {
        this.wiring = wiring;
        this.target = target;
        this.agentId = agentId;
        this.deployment = deployment;
        this.next = next;
        this.view = view;
        this.progress = new RunProgress(view);
    }

    /** A run for the agent that a flag or the project file names, or somebody picks. */
    static AgentRun of(Wiring wiring, Target target, AgentOptions flags, String deployment, RunView view) {
        String id = flags.silentAgentId(wiring, target);
        return new AgentRun(wiring, target, id, deployment, new NextCommand(wiring, target, flags.id()), view);
    }

    /** The view that fits: events for programs, redrawn on a terminal, lines elsewhere. */
    static RunView view(Wiring wiring, boolean json) {
        if (json) {
            return new JsonRunView(wiring);
        }
        return wiring.terminal().live() ? new LiveRunView(wiring) : new PlainRunView(wiring);
    }

    DeployListener listener() {
        return progress;
    }

    Target target() {
        return target;
    }

    NextCommand next() {
        return next;
    }

    RunView view() {
        return view;
    }

    /** The agent; empty while it is still to be made. */
    String agentId() {
        return agentId;
    }

    void attributes(Map<String, String> given) {
        attributes = given;
    }

    /** Shows the target, with what a read said about it. */
    void header(Optional<Reading.Seen> seen) {
        header(seen, Cells.deployment(deployment));
    }

    /** The same for what is done to all deployments of the agent. */
    void headerOfAll(Optional<Reading.Seen> seen) {
        header(seen, "");
    }

    private void header(Optional<Reading.Seen> seen, String place) {
        before = seen;
        Optional<AgentInfo> agent = seen.flatMap(Reading.Seen::agent);
        String live = seen.flatMap(reading -> dev.lkj.deploy.ServingNow.version(reading, deployment)
                        .map(version -> version + VersionTexts.commit(reading, version)))
                .orElse("");
        String local = target.cloud().endpoints().loopback()
                ? target.cloud().endpoints().base()
                : "";
        view.header(new RunHeader(
                target.project(),
                local,
                agentId,
                agent.map(AgentInfo::agentName).orElse(""),
                place,
                live,
                region));
    }

    /** Shows the target of a run that makes the agent. */
    void headerOfNew(String itsRegion) {
        region = itsRegion;
        header(Optional.empty());
    }

    /** The agent was made; what follows is about it. */
    void created(String id) {
        agentId = id;
    }

    /** How to go on with an agent that this run made, or to undo it; nothing where it made none. */
    Optional<String> continuation() {
        return progress.created()
                ? Optional.of(next.of("deploy") + "   goes on with agent " + agentId + "\n" + next.of("delete")
                        + "   removes it again")
                : Optional.empty();
    }

    /** What there was before, to compare later reads with. */
    Baseline baseline() {
        Baseline nothingRead = progress.created() ? Baseline.NOTHING : Baseline.UNKNOWN;
        return before.map(seen -> Baseline.of(seen, deployment)).orElse(nothingRead);
    }

    /** How the roll is followed. */
    RolloutPolicy policy(Duration timeout) {
        return RolloutPolicy.of(timeout, target.cloud().endpoints().loopback());
    }

    ServiceStatus status() {
        return new ServiceStatus(target.agents(), agentId);
    }

    /** Runs the steps; whatever way they end, it is shown once, and in JSON with exactly one result. */
    ExitCode run(Supplier<ExitCode> steps) {
        try (view) {
            return steps.get();
        } catch (CancelledException e) {
            return interrupted();
        } catch (RuntimeException e) {
            boolean rolling = progress.step() == RunProgress.Step.ROLLING_OUT;
            return failed(whatIsLeft(Failures.explain(e)), FailureText.NONE, rolling ? "unknown" : null);
        }
    }

    /**
     * The failure, with what the service is left with: of one out of reach that nothing was changed, as long as that is
     * so, and of a version on its way how to learn what becomes of it.
     */
    private LkjException whatIsLeft(LkjException failure) {
        if (progress.leftBehind()) {
            String version = progress.version();
            String look = progress.step() == RunProgress.Step.BUILDING
                    ? next.of("versions") + "   whether " + version + " is built all the same"
                    : report(version, RolloutPolicy.DEFAULT_TIMEOUT).waitFor(version) + "   what becomes of it";
            return failure.withHint(failure.hint().isEmpty() ? look : failure.hint() + "\n" + look);
        }
        if (progress.created()) {
            String goOn = continuation().orElseThrow();
            return failure.withHint(failure.hint().isEmpty() ? goOn : failure.hint() + "\n" + goOn);
        }
        if (progress.onlySecrets()) {
            return failure.followedBy("the secrets were set before, and stay; no image was deployed");
        }
        boolean before = progress.step() == RunProgress.Step.PREPARING || progress.step() == RunProgress.Step.PACKING;
        return before && failure.exitCode() == ExitCode.UNAVAILABLE
                ? failure.followedBy("nothing was changed")
                : failure;
    }

    private ExitCode interrupted() {
        ExitCode code = wiring.end().signal();
        RollReport report = report(progress.version(), RolloutPolicy.DEFAULT_TIMEOUT);
        String hint = progress.leftBehind()
                ? report.waitFor(progress.version())
                : continuation().orElseGet(() -> agentId.isEmpty() ? NextCommand.list(wiring) : next.of("versions"));
        LkjException failure =
                LkjException.of(code, "interrupted: " + progress.state()).withHint(hint);
        String state = progress.step() == RunProgress.Step.ROLLING_OUT ? "rolling_out" : null;
        view.interrupted(progress.state(), hint, result(failure, state, progress.version(), step()));
        return code;
    }

    /** Shows a failure and gives its code. */
    ExitCode failed(LkjException failure, FailureText text, @Nullable String state) {
        view.failed(failure, text, result(failure, state, progress.version(), step()));
        return failure.exitCode();
    }

    private String step() {
        return progress.step().name().toLowerCase(Locale.ROOT);
    }

    private ResultLine result(LkjException failure, @Nullable String state, String version, String step) {
        return ResultLine.failed(failure, step)
                .of(agentId, Cells.deployment(deployment), attributes)
                .about(version, state)
                .with(target.project().links(), agentName());
    }

    private String agentName() {
        return before.flatMap(Reading.Seen::agent).map(AgentInfo::agentName).orElse("");
    }

    RollReport report(String version, Duration timeout) {
        return new RollReport(version, deployment, timeout, next);
    }

    /** Ends a run that only looked, in JSON with the plan and the result. */
    void dryRun(Map<String, String> given, Consumer<ObjectNode> plan) {
        attributes = given;
        JsonEvents events =
                new JsonEvents(wiring.environment().out(), wiring.environment().clock());
        events.emit("plan", plan);
        success(null, false, "").emit(events);
    }

    /** Shows that the roll is not followed. */
    ExitCode detached(String version) {
        ResultLine result = success("rolling_out", false, version);
        view.detached(
                RunTexts.detached(version),
                report(version, RolloutPolicy.DEFAULT_TIMEOUT).waitFor(version),
                result);
        return ExitCode.OK;
    }

    /** Shows that a restart is not followed. */
    ExitCode detached(RestartReport report) {
        view.detached(
                report.done() + "; not waiting for the restart (--detach).",
                report.follow(),
                success("rolling_out", false, ""));
        return ExitCode.OK;
    }

    private ResultLine success(@Nullable String state, boolean verified, String version) {
        return new ResultLine(ExitCode.OK, verified, state, "", version, "", Map.of(), null, null, null, null)
                .of(agentId, Cells.deployment(deployment), attributes)
                .with(target.project().links(), agentName());
    }

    /** Shows how a followed restart ended. */
    ExitCode ended(RestartReport report, RollEnd end) {
        Optional<LkjException> failure = report.failure(end);
        if (failure.isPresent()) {
            return failed(failure.get(), report.text(end), RollReport.state(end));
        }
        RolloutOutcome.Decided decided = (RolloutOutcome.Decided) end.outcome();
        String version = decided.last().current().map(AgentVersion::version).orElse("");
        ResultLine result = success(RollReport.state(end), end.verified(), version);
        view.succeeded(report.success(end, links(WAITED, decided.last()), result));
        return ExitCode.OK;
    }

    /** Shows how a followed roll ended. */
    ExitCode ended(String verb, String version, RollEnd end, Duration timeout) {
        return ended(verb, "", version, end, timeout);
    }

    /** The same with a sentence about what was done, when it ended well. */
    ExitCode ended(String verb, String deed, String version, RollEnd end, Duration timeout) {
        RollReport report = report(version, timeout);
        Optional<LkjException> failure = report.failure(end);
        if (failure.isPresent()) {
            FailureText text = report.headline(end)
                    .<FailureText>map(headline -> new FailureText.Roll(headline, end.lastOutput(), end.time()))
                    .orElse(FailureText.NONE);
            return failed(failure.get(), text, RollReport.state(end));
        }
        RolloutOutcome.Decided decided = (RolloutOutcome.Decided) end.outcome();
        RolloutState.Serves serves = (RolloutState.Serves) decided.state();
        RunSuccess success = RunSuccess.of(
                verb,
                new RunSuccess.Version(
                        serves.version(),
                        serves.sleeping(),
                        RollReport.names(serves),
                        VersionTexts.source(decided.last(), serves.version()),
                        draining(decided.last(), serves.version())),
                links(verb, decided.last()),
                end.time(),
                success(RollReport.state(end), end.verified(), serves.version()));
        view.succeeded(deed.isEmpty() ? success : success.after(deed));
        return ExitCode.OK;
    }

    private String draining(Reading.Seen seen, String version) {
        String until = wiring.times().clock(wiring.environment().clock().now().plus(DRAIN));
        return VersionTexts.draining(seen, version, baseline().current(), until);
    }

    private List<RunSuccess.Link> links(String verb, Reading.Seen seen) {
        String name = seen.agent().map(AgentInfo::agentName).orElse(agentName());
        return new SuccessLinks(
                        target.project().links(),
                        agentId,
                        name,
                        deployment,
                        baseline().current(),
                        next)
                .of(verb, seen);
    }
}
