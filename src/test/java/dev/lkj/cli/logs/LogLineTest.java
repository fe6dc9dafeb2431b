package dev.lkj.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.testing.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lines say about themselves, and which of them are wanted. */
class LogLineTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-22T09:59:00Z INFO ready                                             | 2026-11-22T09:59:00Z     | INFO
            2026-11-22 09:59:00,123 - WARNING livekit.agents - slow                      | 2026-11-22T09:59:00.123Z | WARN
            [2026-11-22T10:59:00+01:00] ERROR: no                                       | 2026-11-22T09:59:00Z     | ERROR
            2026-11-22T10:59:00+0100 level=debug msg=x                                  | 2026-11-22T09:59:00Z     | DEBUG
            {"message":"hi","level":"INFO","timestamp":"2026-11-22T09:59:00.5+00:00"}   | 2026-11-22T09:59:00.500Z | INFO
            {"level":40,"time":1795341540000,"msg":"pino"}                              | 2026-11-22T09:59:00Z     | WARN
            {"level":"CRITICAL"}                                                        |                          | FATAL
            Traceback (most recent call last):                                          |                          |
            {not json                                                                   |                          |
            2026-99-22T09:59:00Z never                                                  |                          |
            an error is not a level here                                                |                          |
            """)
    void linesTellTimeAndLevel(String text, Instant time, LogLevel level) {
        assertThat(LogLine.of(text)).isEqualTo(new LogLine(text, time, level));
    }

    private static List<String> wanted(LogFilter filter, String... lines) {
        LogFilter.Stream stream = filter.stream();
        return List.of(lines).stream()
                .filter(line -> stream.wants(LogLine.of(line)))
                .toList();
    }

    @Test
    void linesOfARecordGoWithIt() {
        assertThat(wanted(
                        LogFilter.of(null, "warn", null, NOW),
                        "plain at the start",
                        "2026-11-22T09:00:00Z INFO a",
                        "  more of a",
                        "2026-11-22T09:00:01Z ERROR b",
                        "Traceback",
                        "2026-11-22T09:00:02Z DEBUG c"))
                .containsExactly("plain at the start", "2026-11-22T09:00:01Z ERROR b", "Traceback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30m", "1800s", "1800", "0h30m", "2026-11-22T09:30:00Z", "2026-11-22 09:30:00"})
    void whatIsOlderIsLeftOut(String since) {
        assertThat(wanted(
                        LogFilter.of(since, null, null, NOW),
                        "2026-11-22T09:29:59Z old",
                        "and what belongs to it",
                        "2026-11-22T09:30:00Z new",
                        "and that"))
                .containsExactly("2026-11-22T09:30:00Z new", "and that");
    }

    @Test
    void aPatternIsLookedForInEachLine() {
        assertThat(wanted(LogFilter.of(null, null, "jo.?b", NOW), "a job", "no", "jxob"))
                .containsExactly("a job");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> LogFilter.of("yesterday", null, null, NOW))
                .hasMessageContaining("invalid value \"yesterday\" for flag -since");
        assertThatThrownBy(() -> LogFilter.of("", null, null, NOW)).hasMessageContaining("-since");
        assertThatThrownBy(() -> LogFilter.of(null, "loud", null, NOW))
                .hasMessageContaining("invalid value \"loud\" for flag -level");
        assertThatThrownBy(() -> LogFilter.of(null, null, "(", NOW))
                .hasMessageContaining("invalid value \"(\" for flag -grep");
    }

    @Test
    void theTailOfABacklogIsLetThroughWhenItIsSilent() {
        FakeTime time = new FakeTime(NOW);
        List<String> shown = new ArrayList<>();
        LogTail tail = new LogTail(2, time, line -> shown.add(line.text()));

        List.of("a", "b", "c").forEach(text -> tail.accept(LogLine.of(text)));
        tail.tick();
        assertThat(shown).isEmpty();
        time.pause(Duration.ofMillis(300));
        tail.tick();
        assertThat(shown).containsExactly("b", "c");
        tail.accept(LogLine.of("d"));
        assertThat(shown).containsExactly("b", "c", "d");
    }

    @Test
    void requestsKeepTheirDistance() {
        FakeTime time = new FakeTime(NOW);
        RequestPace pace = new RequestPace(time, time);

        pace.turn();
        assertThat(time.elapsed()).isZero();
        time.pause(Duration.ofSeconds(1));
        pace.turn();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
        time.pause(Duration.ofSeconds(5));
        pace.turn();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(8));
    }
}
