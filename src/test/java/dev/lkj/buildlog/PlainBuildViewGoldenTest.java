package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.term.StatusArea;
import dev.lkj.term.Terminal;
import dev.lkj.term.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBuildViewGoldenTest {

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
    void writesARecordedBuild(String name) throws IOException {
        String text = written(name + ".rawjson");
        assertThat(text).doesNotContain("\r").doesNotContain("\u001b");
        Goldens.check(name + ".plain.txt", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"solve-status", "solve-status-error"})
    void writesASyntheticBuild(String name) throws IOException {
        Goldens.check(name + ".plain.txt", written(name + ".jsonl"));
    }

    @Test
    void hasTheStepsAndTheOutputThatBuildxShows() throws IOException {
        // Times, sizes and the order of steps that run side by side differ from run to run.
        assertThat(comparable(written("buildx0.29-engine28-ok.rawjson")))
                .containsAll(comparable(Streams.text("buildx0.29-engine28-ok.plain.txt")));
    }

    /** Without what buildx adds, numbers and times; the other run took two steps from its cache. */
    private static List<String> comparable(String text) {
        return Pattern.compile("\n")
                .splitAsStream(text)
                .filter(line -> line.startsWith("#") && !line.startsWith("#0 "))
                .filter(line -> !line.endsWith("done") && !line.contains("progress 100%"))
                .map(line -> line.replaceAll("^#\\d+( \\d+\\.\\d{3})?", "#"))
                .map(line -> line.replaceAll("DONE \\d+\\.\\ds|CACHED", "ended"))
                .map(line -> line.replaceAll("\u001b\\[\\d*m", ""))
                .toList();
    }

    private static String written(String stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StatusArea area = StatusArea.on(
                Terminal.of(Map.of(), false, false, () -> TerminalSize.USUAL),
                new PrintStream(bytes, false, StandardCharsets.UTF_8));
        Playback playback = new Playback();
        BuildView view = new PlainBuildView(area, playback.time());
        playback.play(Streams.of(stream), view, () -> {});
        view.finish();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
