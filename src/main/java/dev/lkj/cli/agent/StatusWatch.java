package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.error.ExitCode;
import dev.lkj.term.Line;
import dev.lkj.term.StatusArea;
import dev.lkj.term.Style;
import dev.lkj.time.CancelledException;
import dev.lkj.wire.AgentInfo;
import java.time.Duration;
import java.util.List;

/** Shows the state again and again: redrawn on a terminal, elsewhere once more when it has changed. */
final class StatusWatch {
    /** Between two reads: a project has 1,000 requests a minute, which its production traffic needs too. */
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private static final Duration LOCAL_INTERVAL = Duration.ofMillis(500);

    private final Wiring wiring;
    private final Target target;
    private final String agentId;
    private final boolean wide;

    StatusWatch(Wiring wiring, Target target, String agentId, boolean wide) {
        this.wiring = wiring;
        this.target = target;
        this.agentId = agentId;
        this.wide = wide;
    }

    ExitCode run() {
        boolean local = target.cloud().endpoints().loopback();
        String shown = "";
        try (StatusArea area =
                StatusArea.on(wiring.terminal(), wiring.environment().err().print())) {
            while (!wiring.environment().out().closed()) {
                List<Line> lines = lines();
                String text = String.join("\n", lines.stream().map(Line::text).toList());
                if (area.isLive()) {
                    area.draw(lines);
                } else if (!text.equals(shown)) {
                    Results.lines(wiring, lines);
                    shown = text;
                }
                wiring.pacing().pause(local ? LOCAL_INTERVAL : INTERVAL);
            }
            return ExitCode.OK;
        } catch (CancelledException e) {
            return wiring.end().signal();
        }
    }

    private List<Line> lines() {
        try {
            List<AgentInfo> agents = target.agents().listAgents(agentId).agents();
            int width = wiring.terminal().size().get().columns();
            return new StatusView(agents, wide).lines(width, wiring.terminal().glyphs(), wiring.times());
        } catch (ServiceFailure failure) {
            if (!failure.passing()) {
                throw failure;
            }
            return List.of(Line.of(Style.YELLOW, failure.text()));
        }
    }
}
