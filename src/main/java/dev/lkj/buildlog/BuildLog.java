package dev.lkj.buildlog;

import dev.lkj.wire.BuildProgressGroup;
import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.BuildVertex;
import dev.lkj.wire.BuildVertexLog;
import dev.lkj.wire.BuildVertexStatus;
import dev.lkj.wire.BuildVertexWarning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of a build, folded from the status objects of its stream. Not safe for several threads. */
public final class BuildLog {
    /** Steps by digest; those of a group lead to the same one. */
    private final Map<String, BuildStep> byDigest = new HashMap<>();

    private final Map<String, BuildStep> byKey = new LinkedHashMap<>();
    private final List<BuildStep> started = new ArrayList<>();
    private final List<BuildStep> finished = new ArrayList<>();
    private Instant latest = Instant.MIN;

    /**
     * Takes the next status object and tells what is new. News of steps that were not announced are dropped.
     *
     * @return beginnings of steps first, then progress, warnings and lines, then ends of steps
     */
    public List<BuildChange> apply(BuildStatus status) {
        List<BuildChange> changes = new ArrayList<>();
        Map<BuildStep, StepState> before = new LinkedHashMap<>();
        for (BuildVertex vertex : status.vertexes()) {
            BuildStep step = step(vertex);
            before.putIfAbsent(step, step.state());
            step.update(vertex);
            seen(vertex.started());
            seen(vertex.completed());
        }
        before.forEach((step, state) -> {
            register(step);
            if (step.state() != state && !step.state().isFinished()) {
                changes.add(new BuildChange.StateChanged(step, step.state()));
            }
        });
        status.statuses().forEach(each -> progress(each, changes));
        status.warnings().forEach(each -> warn(each, changes));
        status.logs().forEach(each -> write(each, changes));
        before.forEach((step, state) -> {
            if (step.state() != state && step.state().isFinished()) {
                end(step, changes);
            }
        });
        return changes;
    }

    private BuildStep step(BuildVertex vertex) {
        return byDigest.computeIfAbsent(vertex.digest(), digest -> {
            BuildProgressGroup group = vertex.progressGroup();
            if (group == null || group.id().isEmpty()) {
                return byKey.computeIfAbsent(digest, key -> new BuildStep(key, vertex.name()));
            }
            String name = group.name().isEmpty() ? vertex.name() : group.name();
            return byKey.computeIfAbsent(group.id(), key -> new BuildStep(key, name));
        });
    }

    private void register(BuildStep step) {
        if (step.number() == 0 && step.started().isPresent()) {
            started.add(step);
            step.number(started.size());
        }
        if (!step.state().isFinished()) {
            finished.remove(step);
        } else if (!finished.contains(step)) {
            finished.add(step);
        }
    }

    private void progress(BuildVertexStatus status, List<BuildChange> changes) {
        seen(status.timestamp());
        BuildStep step = byDigest.get(status.vertex());
        if (step != null) {
            step.progress(status);
            changes.add(new BuildChange.Progressed(step, status));
        }
    }

    private void warn(BuildVertexWarning warning, List<BuildChange> changes) {
        BuildStep step = byDigest.get(warning.vertex());
        if (step != null) {
            step.warn(warning);
            changes.add(new BuildChange.Warned(step, warning));
        }
    }

    private void write(BuildVertexLog chunk, List<BuildChange> changes) {
        seen(chunk.timestamp());
        BuildStep step = byDigest.get(chunk.vertex());
        if (step != null) {
            Duration at = sinceStart(step, chunk.timestamp());
            step.log().add(chunk, at).forEach(line -> changes.add(new BuildChange.LineAdded(step, line)));
        }
    }

    private static Duration sinceStart(BuildStep step, @Nullable Instant moment) {
        Duration since = moment == null
                ? Duration.ZERO
                : step.started().map(start -> Duration.between(start, moment)).orElse(Duration.ZERO);
        return since.isNegative() ? Duration.ZERO : since;
    }

    private static void end(BuildStep step, List<BuildChange> changes) {
        step.log().end().forEach(line -> changes.add(new BuildChange.LineAdded(step, line)));
        changes.add(new BuildChange.StateChanged(step, step.state()));
    }

    private void seen(@Nullable Instant moment) {
        if (moment != null && moment.isAfter(latest)) {
            latest = moment;
        }
    }

    /** Ends lines that have no end, when the stream has ended. */
    public List<BuildChange> finish() {
        return byKey.values().stream()
                .flatMap(step -> step.log().end().stream().map(line -> new BuildChange.LineAdded(step, line)))
                .map(BuildChange.class::cast)
                .toList();
    }

    /** The steps that have started, in that order. */
    public List<BuildStep> steps() {
        return Collections.unmodifiableList(started);
    }

    /** The steps that are at work, in the order in which they started. */
    public List<BuildStep> running() {
        return in(started.stream(), StepState.RUNNING);
    }

    /** The steps that have ended, in that order. */
    public List<BuildStep> finished() {
        return Collections.unmodifiableList(finished);
    }

    /** The steps that failed by themselves, in the order in which they ended; a build with one has failed. */
    public List<BuildStep> failed() {
        return in(finished.stream(), StepState.FAILED);
    }

    private static List<BuildStep> in(Stream<BuildStep> steps, StepState state) {
        return steps.filter(step -> step.state() == state).toList();
    }

    /** How many steps there are and how far they are. */
    public BuildCounts counts() {
        return BuildCounts.of(List.copyOf(byKey.values()));
    }

    /** The latest time that the stream named, by the clock of the service. */
    public Optional<Instant> latest() {
        return latest.equals(Instant.MIN) ? Optional.empty() : Optional.of(latest);
    }
}
