package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.VirtualScreen;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveRegionTest {
    private final VirtualScreen screen = new VirtualScreen(20, 6);
    private final LiveRegion region = new LiveRegion(screen.stream(), screen::size, Palette.COLOURED, Glyphs.UNICODE);

    @Test
    void drawsOverWhatItDrewBefore() {
        region.draw(lines("building 1/9", "  step one"));
        region.draw(lines("building 2/9", "  two"));
        assertThat(screen.text()).isEqualTo("building 2/9\n  two");
    }

    @Test
    void leavesNoRemainsWhenItShrinks() {
        region.draw(lines("a", "b", "c", "d"));
        region.draw(lines("x"));
        assertThat(screen.text()).isEqualTo("x");
    }

    @Test
    void writesNothingWhenNothingChanged() {
        region.draw(lines("same"));
        String before = screen.text();
        region.draw(lines("same"));
        assertThat(screen.text()).isEqualTo(before);
    }

    @Test
    void isReplacedByItsResult() {
        region.draw(lines("uploading", "38 %"));
        region.finish(lines("uploaded"));
        region.draw(lines("building"));
        assertThat(screen.text()).isEqualTo("uploaded\nbuilding");
    }

    @Test
    void printsLinesAboveItself() {
        region.draw(lines("building", "step"));
        region.print(lines("a warning"));
        assertThat(screen.text()).isEqualTo("a warning\nbuilding\nstep");
    }

    @Test
    void doesNotCutPrintedLines() {
        region.draw(lines("building"));
        region.print(lines("https://cloud.livekit.io/projects/d_x"));
        assertThat(screen.text()).isEqualTo("https://cloud.liveki\nt.io/projects/d_x\nbuilding");
    }

    @Test
    void aPrintedLineAsWideAsTheTerminalKeepsItsLastCharacter() {
        region.draw(lines("building", "step", "log"));
        region.print(lines("x".repeat(20)));
        assertThat(screen.text()).isEqualTo("x".repeat(20) + "\nbuilding\nstep\nlog");
    }

    @Test
    void cutsItsLinesSoThatTheyDoNotWrap() {
        region.draw(lines("0123456789012345678901234"));
        assertThat(screen.text()).isEqualTo("012345678901234567…");
    }

    @Test
    void isNeverHigherThanTheTerminal() {
        region.draw(numbered(40));
        region.draw(numbered(39));
        assertThat(screen.text()).isEqualTo("line 0\nline 1\nline 2\nline 3\nline 4");
        assertThat(screen.scrolledAway()).isEmpty();
    }

    @Test
    void atTheBottomOnlyEarlierLinesScrollAway() {
        region.print(lines("old", "old", "old", "old", "old", "old", "old"));
        for (int step = 0; step < 50; step++) {
            region.draw(numbered(step % 8));
        }
        region.finish(lines("built"));
        assertThat(screen.scrolledAway()).hasSize(7).containsOnly("old");
        assertThat(screen.text()).isEqualTo("built");
    }

    @Test
    void leavesNoRemainsWhenTheTerminalBecomesNarrower() {
        region.print(lines("project"));
        region.draw(lines("building 01234567", "  step 012345678901"));
        screen.resize(10, 8);
        region.draw(lines("building 01234567", "  step 012345678901"));
        assertThat(screen.text()).isEqualTo("project\nbuilding…\n  step 0…");
    }

    @Test
    void leavesNoRemainsWhenLinesWereLongerBeforeTheTerminalBecameNarrower() {
        region.print(lines("project"));
        region.draw(lines("0123456789012345678", "0123456789012345678"));
        region.draw(lines("short", "short too"));
        screen.resize(10, 8);
        region.draw(lines("x"));
        assertThat(screen.text()).isEqualTo("project\nx");
    }

    @Test
    void leavesNoRemainsWhenTheTerminalBecomesWider() {
        region.print(lines("project"));
        region.draw(lines("0123456789012345678901234", "second"));
        screen.resize(30, 6);
        region.draw(lines("0123456789012345678901234", "second"));
        assertThat(screen.text()).isEqualTo("project\n0123456789012345678901234\nsecond");
    }

    @Test
    void leavesNoRemainsWhenTheTerminalBecomesLower() {
        region.draw(numbered(5));
        screen.resize(20, 4);
        region.draw(numbered(5));
        region.finish(lines("done"));
        assertThat(screen.text()).isEqualTo("done");
    }

    @Test
    void survivesResizesWhileItIsFinished() {
        region.print(lines("project"));
        region.draw(lines("building 01234567", "  step 012345678901"));
        screen.resize(7, 9);
        region.finish(lines("built"));
        assertThat(screen.text()).isEqualTo("project\nbuilt");
    }

    @Test
    void hidesTheCursorWhileItIsLive() {
        assertThat(screen.cursorShown()).isTrue();
        region.draw(lines("building"));
        assertThat(screen.cursorShown()).isFalse();
        region.finish(lines("built"));
        assertThat(screen.cursorShown()).isTrue();
    }

    @Test
    void givesTheCursorBackWhenItIsClosedAndThenDrawsNoMore() {
        region.draw(lines("building"));
        region.close();
        region.draw(lines("late"));
        region.print(lines("interrupted"));
        assertThat(screen.cursorShown()).isTrue();
        assertThat(screen.text()).isEqualTo("interrupted");
    }

    @Test
    void letsNothingFromOutsideMoveTheCursor() {
        region.draw(lines("name \u001b[2J\u001b[H\r\n\u202e\u009b1A end"));
        screen.resize(80, 6);
        region.draw(lines("a\u001b[2Jb\rc\nd\u009b1Ae"));
        assertThat(screen.text()).isEqualTo("a\\x1b[2Jb\\x0dc\\x0ad\\x9b1Ae");
    }

    @Test
    void threadsDoNotMixTheirLines() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(thread -> new Thread(() -> IntStream.range(0, 50).forEach(i -> {
                    region.draw(lines("region " + thread, "second"));
                    region.print(lines("printed"));
                })))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        region.close();
        assertThat(screen.scrolledAway()).containsOnly("printed");
    }

    private static List<Line> lines(String... texts) {
        return Stream.of(texts).map(Line::of).toList();
    }

    private static List<Line> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> Line.of("line " + i)).toList();
    }
}
