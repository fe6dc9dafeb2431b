package dev.lkj.buildlog;

import dev.lkj.term.StatusArea;
import dev.lkj.term.Terminal;
import dev.lkj.time.Clock;
import dev.lkj.wire.BuildStatus;
import java.time.Duration;
import java.util.List;

/** A build on a terminal: a heading and the steps at work with their last lines, redrawn at each tick. */
public final class LiveBuildView implements BuildView {
    private final StatusArea area;
    private final Terminal terminal;
    private final Clock clock;
    private final Duration begun;
    private final BuildLog log = new BuildLog();
    private final ServiceTime time;

    /** A view of a build that begins now. */
    public LiveBuildView(StatusArea area, Terminal terminal, Clock clock) {
        this.area = area;
        this.terminal = terminal;
        this.clock = clock;
        this.begun = clock.elapsed();
        this.time = new ServiceTime(clock);
    }

    @Override
    public synchronized void accept(BuildStatus status) {
        log.apply(status);
        time.advance(log.latest());
    }

    @Override
    public synchronized void tick() {
        LiveLayout layout = new LiveLayout(log, terminal.size().get(), terminal.glyphs(), time.now());
        area.draw(layout.lines(clock.elapsed().minus(begun)));
    }

    @Override
    public synchronized void finish() {
        log.finish();
        area.draw(List.of());
    }

    @Override
    public BuildLog log() {
        return log;
    }
}
