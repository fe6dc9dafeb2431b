package dev.lkj.cli.agent;

import dev.lkj.buildlog.BuildView;
import dev.lkj.cli.Failures;
import dev.lkj.cli.ResultLine;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.DeployEvent;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.RegionState;
import dev.lkj.rollout.RolloutState;
import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Mark;
import dev.lkj.term.PhaseLine;
import dev.lkj.term.ProgressBar;
import dev.lkj.term.Sizes;
import dev.lkj.term.StatusArea;
import dev.lkj.term.Style;
import dev.lkj.term.Terminal;
import dev.lkj.term.Times;
import dev.lkj.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run on a terminal: one line a phase, and below it what happens now, redrawn until its one-line result. */
final class LiveRunView implements RunView {
    private static final Duration TICK = Duration.ofMillis(100);

    private final StatusArea area;
    private final Terminal terminal;
    private final Failures failures;
    private final Clock clock;
    private final Times times;
    private final boolean quiet;
    private final Ticker ticker;
    private String phase = "";
    private Duration phaseStart;
    private List<Line> below = List.of();
    private Line detail = Line.EMPTY;
    private @Nullable BuildView build;

    LiveRunView(Wiring wiring) {
        terminal = wiring.terminal();
        failures = wiring.failures();
        clock = wiring.environment().clock();
        times = wiring.times();
        quiet = wiring.global().quiet();
        area = StatusArea.on(terminal, wiring.environment().err().print());
        phaseStart = clock.elapsed();
        ticker = Ticker.every(TICK, this::tick);
    }

    @Override
    public synchronized void header(RunHeader header) {
        String name = header.agentName().isEmpty() ? "" : " \"" + header.agentName() + "\"";
        List<Line> lines = new ArrayList<>();
        lines.addAll(beside(
                "Project  ",
                Line.of(header.projectText())
                        .add(Style.DIM, "   from " + header.project().origin().label())));
        if (!header.endpointText().isEmpty()) {
            lines.addAll(beside(
                    "Endpoint ",
                    Line.of(header.endpointText()).add(Style.DIM, "   local endpoint, from LK_AGENTS_URL")));
        }
        String agent = header.isNew()
                ? "a new one in " + header.region()
                : (header.agentId() + name + "   " + header.deployment()).stripTrailing();
        String live = header.live().isEmpty() ? "" : "   live: " + header.live();
        lines.addAll(beside("Agent    ", Line.of(agent).add(Style.DIM, live)));
        lines.add(Line.EMPTY);
        print(lines);
    }

    @Override
    public synchronized void transition(Transition transition) {
        List<Line> lines = new ArrayList<>();
        if (!transition.stays()) {
            lines.addAll(beside(
                    "  from  ",
                    Line.of(transition
                            .from()
                            .map(v -> Transition.describe(v, times))
                            .orElse("nothing serves"))));
            lines.addAll(beside(
                    "  to    ",
                    Line.of(transition
                            .to()
                            .map(v -> Transition.describe(v, times))
                            .orElse(transition.target()))));
            lines.add(Line.EMPTY);
        }
        lines.addAll(whole(Line.of(transition.consequences())));
        lines.add(Line.EMPTY);
        print(lines);
    }

    @Override
    public synchronized void promotion(Promotion promotion) {
        List<Line> lines = new ArrayList<>();
        lines.addAll(beside("  from  ", Line.of(promotion.deployment() + "  " + promotion.from(times))));
        lines.addAll(beside("  to    ", Line.of("production" + promotion.consequence(times))));
        lines.add(Line.EMPTY);
        print(lines);
    }

    /** A text beside a label, with its words whole and below each other. */
    private List<Line> beside(String label, Line text) {
        return Line.of(Style.DIM, label).add(text).broken(columns(), label.length());
    }

    /** A text with its words whole. */
    private List<Line> whole(Line text) {
        return text.broken(columns(), 0);
    }

    private int columns() {
        return terminal.size().get().columns();
    }

    @Override
    public synchronized void on(DeployEvent event) {
        if (event instanceof DeployEvent.LoadingImage) {
            begin("Loading");
        } else if (event instanceof DeployEvent.LoadProgress progress) {
            bar(progress.readBytes(), progress.totalBytes());
        } else if (event instanceof DeployEvent.ImageLoaded loaded) {
            end("Loaded", RunTexts.loaded(loaded), loaded.time());
        } else if (event instanceof DeployEvent.Pushing) {
            begin("Pushing");
        } else if (event instanceof DeployEvent.PushProgress progress) {
            bar(progress.doneBytes(), progress.totalBytes());
        } else if (event instanceof DeployEvent.Pushed pushed) {
            end("Pushed", RunTexts.pushed(pushed), pushed.time());
        } else if (event instanceof DeployEvent.Packing) {
            begin("Packing");
        } else if (event instanceof DeployEvent.Packed packed) {
            end("Packed", RunTexts.packed(packed), packed.time());
        } else if (event instanceof DeployEvent.Created created) {
            end("Created", created.agentId() + " in " + created.region(), created.time());
        } else if (event instanceof DeployEvent.Uploading) {
            begin("Uploading");
        } else if (event instanceof DeployEvent.UploadProgress progress) {
            bar(progress.sentBytes(), progress.totalBytes());
        } else if (event instanceof DeployEvent.FormExpired) {
            print(whole(Line.of(Style.YELLOW, RunTexts.FORM_EXPIRED)));
        } else if (event instanceof DeployEvent.Uploaded uploaded) {
            end("Uploaded", Sizes.of(uploaded.bytes()), uploaded.time());
        } else if (event instanceof DeployEvent.Building) {
            begin("Building");
            build = BuildView.on(area, terminal, clock);
        } else if (event instanceof DeployEvent.BuildProgress progress && build != null) {
            build.accept(progress.status());
        } else if (event instanceof DeployEvent.BuildCut cut) {
            endBuild();
            print(whole(Line.of(Style.YELLOW, RunTexts.cut(cut))));
        } else if (event instanceof DeployEvent.Built built) {
            endBuild();
            end("Built", RunTexts.built(built), built.time());
        } else if (event instanceof DeployEvent.RollingOut) {
            begin("Rolling out");
        } else if (event instanceof DeployEvent.Restarting) {
            begin("Restarting");
        } else if (event instanceof DeployEvent.SecretsChanged changed) {
            Line change = Mark.DONE.sign(terminal.glyphs()).add(" " + RunTexts.changed(changed));
            print(change.broken(columns(), 2));
        } else if (event instanceof DeployEvent.RolloutProgress progress) {
            below = regions(progress.state());
        }
        tick();
    }

    private void bar(long done, long total) {
        detail = new ProgressBar(done, total, sincePhase()).line(terminal.glyphs());
    }

    private void begin(String label) {
        phase = label;
        phaseStart = clock.elapsed();
        detail = Line.EMPTY;
        below = List.of();
    }

    private void end(String label, String text, Duration time) {
        finish(Mark.DONE, label, text, time);
    }

    private void finish(Mark mark, String label, String text, Duration time) {
        phase = "";
        below = List.of();
        Line line = PhaseLine.of(mark, label, text, time).fitted(columns(), terminal.glyphs());
        area.finish(quiet ? List.of() : List.of(line));
    }

    private void endBuild() {
        if (build != null) {
            build.finish();
            build = null;
        }
    }

    private synchronized void tick() {
        if (quiet) {
            return;
        }
        if (build != null) {
            build.tick();
        } else if (!phase.isEmpty()) {
            List<Line> lines = new ArrayList<>();
            lines.add(new PhaseLine(Mark.RUNNING, phase, detail, sincePhase()).fitted(columns(), terminal.glyphs()));
            lines.addAll(below);
            area.draw(lines);
        }
    }

    private Duration sincePhase() {
        return clock.elapsed().minus(phaseStart);
    }

    private List<Line> regions(RolloutState.InProgress state) {
        Glyphs glyphs = terminal.glyphs();
        int width = state.regions().stream()
                .mapToInt(region -> region.region().length())
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        for (RegionState region : state.regions()) {
            boolean done = region.version().equals(state.version()) && (region.runs() || region.sleeps());
            lines.add(Line.of("  ")
                    .add((done ? Mark.DONE : Mark.RUNNING).sign(glyphs))
                    .add(" ")
                    .add(Line.of(region.region()).padded(width))
                    .add("  " + RunTexts.region(region, glyphs.dash())));
        }
        state.attention().forEach(text -> lines.add(Line.of(Style.YELLOW, "    " + text)));
        return lines;
    }

    @Override
    public synchronized void succeeded(RunSuccess success) {
        finish(success.mark(), success.verb(), success.phase(), success.time());
        Style style = success.mark() == Mark.DONE ? Style.GREEN : Style.PLAIN;
        List<Line> lines = new ArrayList<>();
        lines.add(Line.EMPTY);
        success.sentence().lines().forEach(text -> lines.addAll(whole(Line.of(style, text))));
        if (!success.draining().isEmpty()) {
            lines.addAll(whole(Line.of(success.draining())));
        }
        lines.add(Line.EMPTY);
        success.links()
                .forEach(link ->
                        lines.add(Line.of(Style.DIM, RunTexts.label(link)).add(Style.ACCENT, link.text())));
        print(lines);
    }

    @Override
    public synchronized void detached(String sentence, String followCommand, ResultLine result) {
        stop();
        List<Line> lines = new ArrayList<>(List.of(Line.EMPTY));
        lines.addAll(whole(Line.of(sentence)));
        lines.add(Line.of("Follow it: ").add(Style.ACCENT, followCommand));
        print(lines);
    }

    @Override
    public synchronized void failed(LkjException failure, FailureText text, ResultLine result) {
        stop();
        area.finish(text.fitted(columns(), terminal.glyphs()));
        failures.print(failure);
    }

    @Override
    public synchronized void interrupted(String state, String hint, ResultLine result) {
        stop();
        failures.interrupted(state, hint);
    }

    private void stop() {
        endBuild();
        phase = "";
        below = List.of();
        area.draw(List.of());
    }

    private void print(List<Line> lines) {
        if (!quiet) {
            area.print(lines);
        }
    }

    @Override
    public void close() {
        ticker.close();
        synchronized (this) {
            stop();
            area.close();
        }
    }
}
