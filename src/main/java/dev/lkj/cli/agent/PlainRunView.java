package dev.lkj.cli.agent;

import dev.lkj.buildlog.BuildView;
import dev.lkj.cli.Failures;
import dev.lkj.cli.ResultLine;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.DeployEvent;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.RegionState;
import dev.lkj.rollout.RolloutState;
import dev.lkj.term.Durations;
import dev.lkj.term.Line;
import dev.lkj.term.Sizes;
import dev.lkj.term.StatusArea;
import dev.lkj.term.Terminal;
import dev.lkj.term.Times;
import dev.lkj.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A run without a terminal: a line when something changes, one a minute when nothing does, never a carriage return. */
final class PlainRunView implements RunView {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final StatusArea area;
    private final Terminal terminal;
    private final Failures failures;
    private final Clock clock;
    private final Times times;
    private final boolean quiet;
    private final Ticker ticker;
    private final TreeSet<String> told = new TreeSet<>();
    private @Nullable BuildView build;
    private String silentPhase = "";
    private Duration lastLine;

    PlainRunView(Wiring wiring) {
        terminal = wiring.terminal();
        failures = wiring.failures();
        clock = wiring.environment().clock();
        times = wiring.times();
        quiet = wiring.global().quiet();
        area = StatusArea.on(terminal, wiring.environment().err().print());
        lastLine = clock.elapsed();
        ticker = Ticker.every(TICK, this::tick);
    }

    @Override
    public synchronized void header(RunHeader header) {
        String name = header.agentName().isEmpty() ? "" : " \"" + header.agentName() + "\"";
        String text = header.projectText();
        int address = text.indexOf(" (");
        say("Using project [" + text.substring(0, address) + "]" + text.substring(address) + " from "
                + header.project().origin().label());
        if (!header.endpointText().isEmpty()) {
            say("Using local endpoint " + header.endpointText());
        }
        String place = header.deployment().isEmpty() ? "" : ", deployment " + header.deployment();
        say(
                header.isNew()
                        ? "Creating a new agent in region [" + header.region() + "]"
                        : "Using agent [" + header.agentId() + "]" + name + place);
    }

    @Override
    public synchronized void transition(Transition transition) {
        if (!transition.stays()) {
            say("Rolling back from "
                    + transition.from().map(v -> Transition.describe(v, times)).orElse("nothing"));
            say("             to   "
                    + transition.to().map(v -> Transition.describe(v, times)).orElse(transition.target()));
        }
        say(transition.consequences());
    }

    @Override
    public synchronized void promotion(Promotion promotion) {
        say("Promoting " + promotion.from(times));
        say("  from deployment " + promotion.deployment() + " to production" + promotion.consequence(times));
    }

    @Override
    public synchronized void on(DeployEvent event) {
        if (event instanceof DeployEvent.LoadingImage loading) {
            say("Loading image from " + loading.from());
            silentPhase = "still loading the image";
        } else if (event instanceof DeployEvent.ImageLoaded loaded) {
            say("Loaded " + RunTexts.loaded(loaded) + in(loaded.time()));
            silentPhase = "";
        } else if (event instanceof DeployEvent.Pushing pushing) {
            say("Pushing image [" + pushing.reference() + "]");
            silentPhase = "still pushing";
        } else if (event instanceof DeployEvent.PushProgress progress) {
            silentPhase = "still pushing, " + Sizes.of(progress.doneBytes()) + " of " + Sizes.of(progress.totalBytes());
        } else if (event instanceof DeployEvent.Pushed pushed) {
            say("Pushed " + RunTexts.pushed(pushed) + in(pushed.time()));
        } else if (event instanceof DeployEvent.Packed packed) {
            say("Packed " + RunTexts.packed(packed) + RunTexts.leftOut(packed) + in(packed.time()));
        } else if (event instanceof DeployEvent.Created created) {
            say("Created agent with ID [" + created.agentId() + "]" + in(created.time()));
        } else if (event instanceof DeployEvent.Uploading uploading) {
            say("Uploading " + Sizes.of(uploading.bytes()));
            silentPhase = "still uploading";
        } else if (event instanceof DeployEvent.UploadProgress progress) {
            silentPhase = "still uploading, " + Sizes.of(progress.sentBytes()) + " sent";
        } else if (event instanceof DeployEvent.FormExpired) {
            say(RunTexts.FORM_EXPIRED);
        } else if (event instanceof DeployEvent.Uploaded uploaded) {
            say("Uploaded" + in(uploaded.time()));
        } else if (event instanceof DeployEvent.Building) {
            say("Building");
            silentPhase = "";
            build = BuildView.on(area, terminal, clock);
        } else if (event instanceof DeployEvent.BuildProgress progress && build != null) {
            build.accept(progress.status());
        } else if (event instanceof DeployEvent.BuildCut cut) {
            endBuild();
            say(RunTexts.cut(cut));
        } else if (event instanceof DeployEvent.Built built) {
            endBuild();
            say("Built, " + RunTexts.built(built) + in(built.time()));
        } else if (event instanceof DeployEvent.RollingOut rolling) {
            say(rolling.version().isEmpty() ? "Rolling out" : "Rolling out " + rolling.version());
            silentPhase = "still rolling out";
        } else if (event instanceof DeployEvent.Restarting) {
            say("Restarting");
            silentPhase = "still restarting";
        } else if (event instanceof DeployEvent.SecretsChanged changed) {
            say(RunTexts.changed(changed));
        } else if (event instanceof DeployEvent.RolloutProgress progress) {
            tellRegions(progress.state());
        }
    }

    private void tellRegions(RolloutState.InProgress state) {
        for (RegionState region : state.regions()) {
            boolean other = !state.version().isEmpty()
                    && !region.version().isEmpty()
                    && !region.version().equals(state.version());
            String version = other ? ", still " + region.version() : "";
            tell(region.region() + ": " + RunTexts.region(region, "-") + version);
        }
        state.attention().forEach(this::tell);
    }

    /** Says something that was not said before during this roll. */
    private void tell(String text) {
        if (told.add(text)) {
            say(text);
        }
    }

    private synchronized void tick() {
        if (build != null) {
            build.tick();
            lastLine = clock.elapsed();
        } else if (!silentPhase.isEmpty() && clock.elapsed().minus(lastLine).compareTo(SILENCE) >= 0) {
            say(silentPhase);
        }
    }

    private void endBuild() {
        if (build != null) {
            build.finish();
            build = null;
        }
    }

    private static String in(Duration time) {
        return " (" + Durations.of(time) + ")";
    }

    @Override
    public synchronized void succeeded(RunSuccess success) {
        (success.line() + in(success.time())).lines().forEach(this::say);
        if (!success.draining().isEmpty()) {
            say(success.draining());
        }
        success.links().forEach(link -> say(RunTexts.label(link) + link.text()));
    }

    @Override
    public synchronized void detached(String sentence, String followCommand, ResultLine result) {
        say(sentence);
        say("Follow it: " + followCommand);
    }

    @Override
    public synchronized void failed(LkjException failure, FailureText text, ResultLine result) {
        endBuild();
        area.print(text.plain(terminal.glyphs()));
        failures.print(failure);
    }

    @Override
    public synchronized void interrupted(String state, String hint, ResultLine result) {
        endBuild();
        failures.interrupted(state, hint);
    }

    private void say(String text) {
        lastLine = clock.elapsed();
        if (!quiet) {
            area.print(List.of(Line.of(text)));
        }
    }

    @Override
    public void close() {
        ticker.close();
        synchronized (this) {
            endBuild();
            area.close();
        }
    }
}
