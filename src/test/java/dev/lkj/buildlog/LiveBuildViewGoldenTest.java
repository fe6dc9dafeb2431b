package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.term.Glyphs;
import dev.lkj.term.Palette;
import dev.lkj.term.StatusArea;
import dev.lkj.term.Terminal;
import dev.lkj.term.TerminalSize;
import dev.lkj.testing.VirtualScreen;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveBuildViewGoldenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buildctl0.29-fail-run",
                "buildctl0.29-ok-push",
                "buildx0.29-engine20.10-fail-run",
                "buildx0.29-engine20.10-ok",
                "buildx0.29-engine28-cancelled",
                "buildx0.29-engine28-fail-base",
                "buildx0.29-engine28-fail-copy",
                "buildx0.29-engine28-fail-parse",
                "buildx0.29-engine28-fail-run",
                "buildx0.29-engine28-ok-cached",
                "buildx0.29-engine28-ok",
                "buildx0.29-engine28-parallel",
                "buildx0.29-engine28-push",
            })
    void drawsARecordedBuild(String name) throws IOException {
        Goldens.check(name + ".live.txt", frames(name + ".rawjson", "C.UTF-8", 80, 24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"solve-status", "solve-status-error"})
    void drawsASyntheticBuild(String name) throws IOException {
        Goldens.check(name + ".live.txt", frames(name + ".jsonl", "C.UTF-8", 80, 24));
    }

    @Test
    void drawsInAscii() throws IOException {
        Goldens.check("parallel.live-ascii.txt", frames("buildx0.29-engine28-parallel.rawjson", "C", 80, 24));
    }

    @Test
    void drawsOnASmallTerminal() throws IOException {
        Goldens.check("parallel.live-40x5.txt", frames("buildx0.29-engine28-parallel.rawjson", "C.UTF-8", 40, 5));
    }

    @Test
    void drawsInColour() throws IOException {
        BuildLog log = new BuildLog();
        Streams.of("buildx0.29-engine28-parallel.rawjson").stream().limit(24).forEach(log::apply);
        LiveLayout layout = new LiveLayout(
                log, TerminalSize.USUAL, Glyphs.UNICODE, log.latest().orElseThrow());
        String painted = layout.lines(java.time.Duration.ofSeconds(1)).stream()
                .map(Palette.COLOURED::paint)
                .collect(Collectors.joining("\n", "", "\n"));
        Goldens.check("parallel.live-colour.txt", painted.replace('\u001b', '␛'));
    }

    /** What the screen shows: after a tenth of a second, then twice a second. */
    private static String frames(String stream, String locale, int columns, int rows) {
        VirtualScreen screen = new VirtualScreen(columns, rows);
        Terminal terminal = Terminal.of(Map.of("LANG", locale, "NO_COLOR", "1"), true, true, screen::size);
        StatusArea area = StatusArea.on(terminal, screen.stream());
        Playback playback = new Playback();
        BuildView view = BuildView.on(area, terminal, playback.time());
        StringBuilder frames = new StringBuilder();
        playback.play(Streams.of(stream), view, () -> {
            long millis = playback.time().elapsed().toMillis();
            if (millis % 500 == 0 || millis == 100) {
                frames.append(String.format(Locale.ROOT, "-- after %.1f s\n%s\n", millis / 1000.0, screen.text()));
            }
        });
        view.finish();
        area.close();
        assertThat(screen.text()).isEmpty();
        assertThat(screen.scrolledAway()).isEmpty();
        assertThat(screen.cursorShown()).isTrue();
        return frames.toString();
    }
}
