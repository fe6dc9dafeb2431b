package dev.lkj.cli.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadPlanTest {
    @ParameterizedTest
    @CsvSource({"5, 5", "5/s, 5", "30/m, 0.5", "0.5/s, 0.5", "200/s, 200"})
    void ratesAreSessionsEachSecondOrMinute(String text, double perSecond) {
        assertThat(LoadPlan.of(text, "1s", "1s").perSecond()).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @CsvSource({"20s..60s, PT20S, PT60S", "30, PT30S, PT30S", "500ms..1.5s, PT0.5S, PT1.5S", "1m..1h, PT1M, PT1H"})
    void lengthsAreATimeOrARange(String text, Duration shortest, Duration longest) {
        LoadPlan plan = LoadPlan.of("1/s", text, "2m");
        assertThat(plan.shortest()).isEqualTo(shortest);
        assertThat(plan.longest()).isEqualTo(longest);
        assertThat(plan.time()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource({
        "0/s, 1s, 1s, --rate",
        "201/s, 1s, 1s, --rate",
        "5/h, 1s, 1s, --rate 5/h is none",
        "-1, 1s, 1s, --rate",
        "1/s, 0s, 1s, --length has to be longer",
        "1/s, 9s..3s, 1s, --length 9s..3s ends before it begins",
        "1/s, long, 1s, --length long is no time",
        "1/s, 1s, 1d, --for 1d is no time",
    })
    void whatIsNoneIsSaidWithItsFlag(String rate, String length, String time, String message) {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> LoadPlan.of(rate, length, time))
                .withMessageContaining(message)
                .matches(e -> e.exitCode() == ExitCode.USAGE);
    }
}
