package dev.lkj.buildlog;

import dev.lkj.term.StatusArea;
import dev.lkj.term.Terminal;
import dev.lkj.time.Clock;
import dev.lkj.wire.BuildStatus;

/** Shows a build while it runs. May be fed by one thread and ticked by another. */
public sealed interface BuildView permits LiveBuildView, PlainBuildView {

    /** The view that fits: redrawn where the area is live, otherwise plain lines. The build begins now. */
    static BuildView on(StatusArea area, Terminal terminal, Clock clock) {
        return area.isLive() ? new LiveBuildView(area, terminal, clock) : new PlainBuildView(area, clock);
    }

    /** Takes the next status object of the stream. */
    void accept(BuildStatus status);

    /** Lets time pass: call it about ten times a second, whether there is news or not. */
    void tick();

    /** The stream has ended: shows what is pending and takes away what was drawn. How it ended is shown by others. */
    void finish();

    /** The state of the build; to be read when the build is over. */
    BuildLog log();
}
