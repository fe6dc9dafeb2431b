package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.deploy.RollEnd;
import dev.lkj.deploy.RollbackChoice;
import dev.lkj.deploy.Rollbacker;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Reading;
import dev.lkj.rollout.Wanted;
import dev.lkj.term.Line;
import dev.lkj.wire.AgentVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of a rollback: read, decide, ask, roll, and the other way where the plan does not include it. */
final class RollbackFlow {
    private final Wiring wiring;
    private final Target target;
    private final AgentRun run;
    private final String agentId;
    private final Duration timeout;
    private final boolean detach;

    RollbackFlow(Wiring wiring, AgentRun run, Duration timeout, boolean detach) {
        this.wiring = wiring;
        this.target = run.target();
        this.run = run;
        this.agentId = run.agentId();
        this.timeout = timeout;
        this.detach = detach;
    }

    ExitCode run(@Nullable String version, boolean pick, boolean rebuild) {
        Reading.Seen seen = run.status().look();
        if (seen.agent().isEmpty() && seen.versions().isEmpty()) {
            throw LkjException.of(ExitCode.DENIED, "agent not found: " + agentId + " is not in this project")
                    .withHint(NextCommand.list(wiring));
        }
        run.header(Optional.of(seen));
        RollbackChoice choice = new RollbackChoice(seen);
        if (Rollbacker.LATEST.equals(version) && !rebuild) {
            return roll(choice, Optional.empty(), Set.of());
        }
        RollbackChoice.Roll roll = resolve(decision(choice, version, pick));
        if (rebuild) {
            return new RollbackRebuild(wiring, target, run, agentId, timeout, detach).run(choice.current(), roll.to());
        }
        return roll(choice, Optional.of(roll.to()), roll.cancelled());
    }

    private static RollbackChoice.Decision decision(RollbackChoice choice, @Nullable String version, boolean pick) {
        if (pick) {
            return new RollbackChoice.Pick(choice.candidates());
        }
        return version == null || version.isEmpty() || version.equals(Rollbacker.LATEST)
                ? choice.back()
                : choice.to(version);
    }

    private RollbackChoice.Roll resolve(RollbackChoice.Decision decision) {
        if (decision instanceof RollbackChoice.Roll roll) {
            return roll;
        }
        if (decision instanceof RollbackChoice.Refused refused) {
            throw LkjException.usage(refused.message()).withHint(hint(refused));
        }
        List<AgentVersion> candidates = ((RollbackChoice.Pick) decision).candidates();
        List<String> lines = candidates.stream()
                .map(v -> Transition.describe(v, wiring.times()))
                .toList();
        if (candidates.isEmpty()) {
            throw LkjException.usage("there is no version to roll back to")
                    .withHint(run.next().of("versions"));
        }
        if (!wiring.prompter().isInteractive()) {
            throw LkjException.usage("this agent has named deployments, and versions do not say where they served:"
                            + " name the one to put back with --version\n" + String.join("\n", lines))
                    .withHint(run.next()
                            .of("rollback", "--version", candidates.get(0).version()));
        }
        int chosen = wiring.prompter()
                .pick(
                        "Select the version to put back",
                        lines.stream().map(Line::of).toList(),
                        0);
        return new RollbackChoice.Roll(candidates.get(chosen), Set.of());
    }

    private String hint(RollbackChoice.Refused refused) {
        List<String> lines = new ArrayList<>();
        for (RollbackChoice.Advice advice : refused.advice()) {
            String[] flags = advice.words().stream().skip(1).toArray(String[]::new);
            lines.add(run.next().of(advice.words().get(0), flags) + "   " + advice.effect());
        }
        lines.addAll(refused.listed().lines().toList());
        return String.join("\n", lines);
    }

    private ExitCode roll(RollbackChoice choice, Optional<AgentVersion> to, Set<String> cancelled) {
        Transition transition = new Transition(choice.current(), to, cancelled, false);
        run.view().transition(transition);
        if (wiring.prompter().isInteractive()
                && !wiring.prompter().confirm(transition.stays() ? "End that roll?" : "Roll back?", false)) {
            throw LkjException.failed("cancelled; nothing was changed");
        }
        String version = to.map(AgentVersion::version).orElse(Rollbacker.LATEST);
        Wanted wanted = to.isPresent() ? new Wanted.Existing(version, cancelled) : new Wanted.NextCurrent();
        Rollbacker rollbacker =
                new Rollbacker(target.cloud(), wiring.environment().clock(), wiring.pacing());
        Optional<RollEnd> end;
        try {
            end = rollbacker.rollback(
                    new Rollbacker.Request(agentId, version, wanted, run.baseline(), run.policy(timeout), detach),
                    run.listener());
        } catch (ServiceFailure failure) {
            if (failure.outsidePlan()) {
                throw RedeployHint.explain(wiring, target, run, agentId, to, failure);
            }
            throw failure;
        }
        String named = to.map(AgentVersion::version).orElse("");
        return end.isEmpty() ? run.detached(named) : run.ended(AgentRun.ROLLED_BACK, named, end.get(), timeout);
    }
}
