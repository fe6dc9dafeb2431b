package dev.lkj.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusWordTest {
    @ParameterizedTest
    @CsvSource({
        "Error, true, false, false",
        "error, true, false, false",
        "Failed, true, false, false",
        "Build Failed, true, false, false",
        "CrashLoopBackOff, true, false, false",
        "CRASHED, true, false, false",
        "ImagePullError, true, false, false",
        "Pending, false, true, false",
        "Setting Up, false, true, false",
        "Deploying, false, true, false",
        "deploying, false, true, false",
        "Starting, false, true, false",
        "Building, false, true, false",
        "'', false, false, false",
        "Running, false, false, false",
        "Sleeping, false, false, false",
        "Unheard Of, false, false, false",
        "Stopped, false, false, true",
        "Draining, false, false, true"
    })
    void knowsErrorsRollsAndEnds(String word, boolean error, boolean rolling, boolean over) {
        assertThat(StatusWord.isError(word)).isEqualTo(error);
        assertThat(StatusWord.isRolling(word)).isEqualTo(rolling);
        assertThat(StatusWord.isOver(word)).isEqualTo(over);
    }
}
