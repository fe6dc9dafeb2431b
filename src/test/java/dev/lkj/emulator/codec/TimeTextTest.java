package dev.lkj.emulator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    /** The years 0001 to 9999, which messages can have. */
    private static final long FIRST = -62_135_596_800L;

    private static final long LAST = 253_402_300_799L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "2026-11-23T18:42:00Z",
                "2026-11-23T18:42:00.5Z",
                "2026-11-23T18:42:01Z",
                "2026-11-23T18:42:01.000001Z",
                "2026-11-23T18:42:01.000000001Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void theTextIsTheTimesOwn(String text) {
        Instant time = Instant.parse(text);
        assertThat(TimeText.of(time)).isEqualTo(time.toString());
    }

    @Test
    void anyTimeHasItsOwnText() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long second = FIRST + (long) (random.nextDouble() * (LAST - FIRST));
            int[] fractions = {0, 120_000_000, 1_000 * random.nextInt(1_000_000), random.nextInt(1_000_000_000)};
            Instant time = Instant.ofEpochSecond(second, fractions[random.nextInt(fractions.length)]);
            assertThat(TimeText.of(time)).as("seed %s", seed).isEqualTo(time.toString());
        }
    }
}
