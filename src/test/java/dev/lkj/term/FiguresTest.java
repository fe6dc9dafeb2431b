package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static final Times TIMES = new Times(Instant.parse("2026-11-22T09:18:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "28, 28 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "9949, 9.9 kB",
        "9950, 10 kB",
        "412000, 412 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "1432211, 1.4 MB",
        "412000000, 412 MB",
        "1073741824, 1.1 GB",
        "9223372036854775807, 9.2 EB",
    })
    void sizes(long bytes, String text) {
        assertThat(Sizes.of(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0B", "494, 494B", "1083607, 1.08MB", "63317749, 63.32MB", "1000, 1.00kB"})
    void sizesOfBuildLogs(long bytes, String text) {
        assertThat(Sizes.exact(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0s",
        "120, 0.1s",
        "41700, 41.7s",
        "62000, 62.0s",
        "99949, 99.9s",
        "99950, 1m40s",
        "123000, 2m03s",
        "3599400, 59m59s",
        "3599600, 1h00m",
        "3720000, 1h02m",
        "-5, 0.0s",
    })
    void durations(long millis, String text) {
        assertThat(Durations.of(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 1 s left", "12000, 12 s left", "99000, 99 s left", "150000, 3 min left", "7200000, 2 h left"})
    void timeLeft(long millis, String text) {
        assertThat(Durations.left(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "31, 31s", "600, 10m", "90, 1m30s", "3600, 1h", "3661, 1h1m1s"})
    void briefDurations(long seconds, String text) {
        assertThat(Durations.brief(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:17:55Z, just now",
        "2026-11-22T09:18:05Z, just now",
        "2026-11-22T09:17:30Z, 30 seconds ago",
        "2026-11-22T09:16:00Z, 2 minutes ago",
        "2026-11-22T09:16:59Z, 1 minute ago",
        "2026-11-22T06:00:00Z, 3 hours ago",
        "2026-11-21T09:18:00Z, 21 Nov 2026",
        "2026-08-09T00:31:48Z, 9 Aug 2026",
        "2026-11-23T00:31:48Z, 23 Nov 2026",
    })
    void momentsAgo(String moment, String text) {
        assertThat(TIMES.ago(Instant.parse(moment))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:16:00Z, today 10:16",
        "2026-11-21T23:30:00Z, today 00:30",
        "2026-11-21T22:30:00Z, yesterday 23:30",
        "2026-11-22T23:30:00Z, tomorrow 00:30",
        "2026-08-09T00:31:48Z, 9 Aug 2026",
        "2026-09-09T00:31:48Z, 9 Sep 2026",
    })
    void days(String moment, String text) {
        assertThat(TIMES.day(Instant.parse(moment))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2025-08-09T00:31:48.999Z, 2025-08-09T00:31:48Z", "2025-08-09T00:31:00Z, 2025-08-09T00:31:00Z"})
    void momentsForScripts(String moment, String text) {
        assertThat(Times.utc(Instant.parse(moment))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "350m, 350m",
        "2, 2000m",
        "0.25, 250m",
        "1500u, 2m",
        "1n, 1m",
        "0, 0m",
        "1e3, 1000000m",
        "1k, 1000000m",
        "'.5', 500m",
    })
    void cpus(String quantity, String text) {
        assertThat(Quantities.millicores(quantity)).contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "4Gi, 4",
        "512Mi, 0.5",
        "1610612736, 1.5",
        "10Gi, 10",
        "100Gi, 1e+02",
        "4G, 3.7",
        "1, 9.3e-10",
        "0, 0",
        "123Mi, 0.12",
        "1Ti, 1e+03",
        "1Ki, 9.5e-07",
        "99.6Gi, 1e+02",
    })
    void memory(String quantity, String text) {
        assertThat(Quantities.gibibytes(quantity)).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "4gb", "1..2", "1 Gi", "4GiB", "-"})
    void quantitiesThatCannotBeRead(String quantity) {
        assertThat(Quantities.millicores(quantity)).isEmpty();
        assertThat(Quantities.gibibytes(quantity)).isEmpty();
    }
}
