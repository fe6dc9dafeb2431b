package dev.lkj.buildlog;

import dev.lkj.wire.BuildVertex;
import dev.lkj.wire.BuildVertexStatus;
import dev.lkj.wire.BuildVertexWarning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A step of a build, or a group of steps that is shown as one. Changes while the build goes on. */
public final class BuildStep {
    /** Names of steps that come from the Dockerfile: {@code [4/7] RUN …}, {@code [build 4/7] RUN …}. */
    private static final Pattern OF_DOCKERFILE = Pattern.compile("\\[[^\\]]*\\d+/\\d+\\] .*", Pattern.DOTALL);

    private final String key;
    private final Map<String, StepMember> members = new LinkedHashMap<>();
    private final Map<String, BuildVertexStatus> progress = new LinkedHashMap<>();
    private final List<BuildVertexWarning> warnings = new ArrayList<>();
    private final StepLog log = new StepLog();
    private String name;
    private int number;

    BuildStep(String key, String name) {
        this.key = key;
        this.name = onOneLine(name);
    }

    void update(BuildVertex vertex) {
        members.computeIfAbsent(vertex.digest(), digest -> new StepMember()).update(vertex);
        if (vertex.progressGroup() == null && !vertex.name().isEmpty()) {
            name = onOneLine(vertex.name());
        }
    }

    /** A name can be a command of several lines. */
    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s*[\r\n]\\s*", " ");
    }

    void number(int given) {
        number = given;
    }

    void progress(BuildVertexStatus status) {
        progress.put(status.id(), status);
    }

    void warn(BuildVertexWarning warning) {
        warnings.add(warning);
    }

    /** What tells it from other steps: its digest, or the id of its group. */
    public String key() {
        return key;
    }

    /** What it does, as the build tells it, on one line; not made safe to show. */
    public String name() {
        return name;
    }

    /** Its place in the order in which steps started, from 1; 0 before its start. */
    public int number() {
        return number;
    }

    /** How it stands; a group fails with its first failure, runs while one of it runs, is cached when all are. */
    public StepState state() {
        Set<StepState> states = EnumSet.noneOf(StepState.class);
        members.values().forEach(member -> states.add(member.state()));
        for (StepState state : List.of(StepState.FAILED, StepState.RUNNING, StepState.CANCELLED, StepState.DONE)) {
            if (states.contains(state)) {
                return state;
            }
        }
        return states.contains(StepState.CACHED) ? StepState.CACHED : StepState.WAITING;
    }

    /** Why it failed or was cancelled; empty otherwise. */
    public String error() {
        return members.values().stream()
                .filter(member -> member.state() == state())
                .map(StepMember::error)
                .findFirst()
                .orElse("");
    }

    /** When it started last. */
    public Optional<Instant> started() {
        return members.values().stream()
                .filter(StepMember::hasStarted)
                .map(member -> member.intervals().lastStart())
                .max(Instant::compareTo);
    }

    /** How long it has worked, in all its intervals; until {@code now} while it works. */
    public Duration worked(Instant now) {
        TreeMap<Instant, Instant> all = new TreeMap<>();
        members.values().forEach(member -> member.intervals().addTo(all));
        return Intervals.covered(all, now);
    }

    /** What it wrote. */
    public StepLog log() {
        return log;
    }

    /** The parts of its work that report how far they are, in the order in which they began. */
    public Collection<BuildVertexStatus> progress() {
        return Collections.unmodifiableCollection(progress.values());
    }

    /** What there is to say against it. */
    public List<BuildVertexWarning> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /** Whether it is an instruction of the Dockerfile. */
    boolean isOfDockerfile() {
        return OF_DOCKERFILE.matcher(name).matches() && !isInternal();
    }

    /** Whether it only prepares the build, as reading the Dockerfile does. */
    boolean isInternal() {
        return name.startsWith("[internal]") || name.startsWith("[auth]");
    }
}
