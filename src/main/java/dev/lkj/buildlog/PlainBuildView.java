package dev.lkj.buildlog;

import dev.lkj.term.Durations;
import dev.lkj.term.Line;
import dev.lkj.term.StatusArea;
import dev.lkj.time.Clock;
import dev.lkj.wire.BuildStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build as lines that stay, in the form that BuildKit's users know.
 *
 * <p>One step is written at a time, so that lines of steps that run side by side do not mix: the others wait until it
 * ends, has had {@link #TURN}, or one of them has {@link PlainStep#MOST_WAITING} lines. The end of a step is
 * written a moment later, since steps often begin anew at once.
 */
public final class PlainBuildView implements BuildView {
    /** So long a step is written alone while others wait. */
    static final Duration TURN = Duration.ofSeconds(5);

    /** So long an end waits for a new beginning. */
    static final Duration SETTLED = Duration.ofMillis(200);

    /** After so long without a line one says that the build still runs: systems that see none for long give up. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private final StatusArea area;
    private final Clock clock;
    private final BuildLog log = new BuildLog();
    private final ServiceTime time;
    private final Map<BuildStep, PlainStep> steps = new LinkedHashMap<>();

    private Optional<PlainStep> current = Optional.empty();
    private Duration turnBegan = Duration.ZERO;
    private Duration lastWritten;
    private int numbered;

    /** A view of a build that begins now. */
    public PlainBuildView(StatusArea area, Clock clock) {
        this.area = area;
        this.clock = clock;
        this.time = new ServiceTime(clock);
        this.lastWritten = clock.elapsed();
    }

    @Override
    public synchronized void accept(BuildStatus status) {
        take(log.apply(status));
        time.advance(log.latest());
        writeWhatIsDue(false);
    }

    @Override
    public synchronized void tick() {
        writeWhatIsDue(false);
        if (clock.elapsed().minus(lastWritten).compareTo(SILENCE) >= 0) {
            write(current.map(step -> "#" + step.number() + " still running, "
                            + Durations.of(step.step().worked(time.now())))
                    .orElse("waiting for the next step"));
        }
    }

    @Override
    public synchronized void finish() {
        take(log.finish());
        writeWhatIsDue(true);
    }

    @Override
    public BuildLog log() {
        return log;
    }

    private void take(List<BuildChange> changes) {
        for (BuildChange change : changes) {
            steps.computeIfAbsent(change.step(), PlainStep::new).take(change, clock.elapsed());
        }
    }

    private void writeWhatIsDue(boolean all) {
        boolean more = true;
        while (more) {
            if (current.isEmpty()) {
                current = steps.values().stream().filter(PlainStep::isWaiting).findFirst();
                current.ifPresent(this::begin);
            }
            more = current.isPresent() && writeCurrent(current.get(), all);
        }
    }

    /** Writes the news of the step whose turn it is; true when the turn is over. */
    private boolean writeCurrent(PlainStep step, boolean all) {
        step.takeWaiting().forEach(this::write);
        Duration now = clock.elapsed();
        if (step.hasEnded()) {
            boolean settled = all || now.minus(step.endedAt()).compareTo(SETTLED) >= 0;
            if (settled) {
                step.takeEnd(time.now()).ifPresent(this::write);
                current = Optional.empty();
            }
            return settled;
        }
        boolean othersWait = steps.values().stream().anyMatch(PlainStep::isWaiting);
        boolean turnIsOver = now.minus(turnBegan).compareTo(TURN) >= 0;
        boolean oneHasMany = steps.values().stream().anyMatch(PlainStep::hasMany);
        if (all || (othersWait && (turnIsOver || oneHasMany))) {
            write("#" + step.number() + " ...");
            // Behind the others, so that each has its turn.
            steps.remove(step.step());
            steps.put(step.step(), step);
            current = Optional.empty();
            return true;
        }
        return false;
    }

    private void begin(PlainStep step) {
        if (numbered > 0) {
            write("");
        }
        if (step.number() == 0) {
            numbered++;
            step.number(numbered);
        }
        turnBegan = clock.elapsed();
        step.takeHeader().ifPresent(this::write);
    }

    private void write(String text) {
        area.print(List.of(Line.of(text)));
        lastWritten = clock.elapsed();
    }
}
