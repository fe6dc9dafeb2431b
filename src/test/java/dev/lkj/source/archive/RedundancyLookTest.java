package dev.lkj.source.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RedundancyLookTest {
    private static final int LENGTH = 128 << 10;

    private static Redundancy look(byte[] bytes) {
        return new RedundancyLook().of(bytes, 0, bytes.length);
    }

    @Test
    void textRepeats() {
        assertThat(look(Samples.TEXT.bytes(LENGTH))).isEqualTo(Redundancy.REPEATS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            names = {"WEIGHTS_OF_FOUR_BYTES", "WEIGHTS_OF_TWO_BYTES", "BASE64"})
    void weightsAndBase64AreUneven(Samples sample) {
        assertThat(look(sample.bytes(LENGTH))).isEqualTo(Redundancy.UNEVEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            names = {"WEIGHTS_OF_FOUR_BYTES", "WEIGHTS_OF_TWO_BYTES", "BASE64"})
    void endsOfThemAreUnevenToo(Samples sample) {
        assertThat(look(sample.bytes(9_000))).isEqualTo(Redundancy.UNEVEN);
    }

    @Test
    void noiseHasNone() {
        assertThat(look(Samples.NOISE.bytes(LENGTH))).isEqualTo(Redundancy.NONE);
        assertThat(look(Samples.NOISE.bytes(9_000))).isEqualTo(Redundancy.NONE);
    }

    @Test
    void noiseThatComesAgainRepeats() {
        byte[] bytes = Samples.NOISE.bytes(LENGTH);
        System.arraycopy(bytes, 50_001, bytes, 80_000, 300);
        assertThat(look(bytes)).isEqualTo(Redundancy.REPEATS);
    }

    @Test
    void noiseThatComesAgainTooFarAwayHasNone() {
        byte[] bytes = Samples.NOISE.bytes(LENGTH);
        System.arraycopy(bytes, 10_001, bytes, 80_000, 100);
        assertThat(look(bytes)).isEqualTo(Redundancy.NONE);
    }

    @Test
    void textWithinNoiseRepeats() {
        byte[] bytes = Samples.NOISE.bytes(LENGTH);
        System.arraycopy(Samples.TEXT.bytes(2_000), 0, bytes, 60_000, 2_000);
        assertThat(look(bytes)).isEqualTo(Redundancy.REPEATS);
    }

    @Test
    void littleIsCompressedWithEverythingThereIs() {
        assertThat(look(Samples.NOISE.bytes(8_000))).isEqualTo(Redundancy.REPEATS);
        assertThat(look(new byte[0])).isEqualTo(Redundancy.REPEATS);
    }

    @Test
    void whatLiesBeforeTheBytesDoesNotCount() {
        byte[] noise = Samples.NOISE.bytes(20_000);
        byte[] twice = new byte[40_000];
        System.arraycopy(noise, 0, twice, 0, 20_000);
        System.arraycopy(noise, 0, twice, 20_000, 20_000);
        RedundancyLook look = new RedundancyLook();
        assertThat(look.of(twice, 0, 40_000)).isEqualTo(Redundancy.REPEATS);
        assertThat(look.of(twice, 20_000, 20_000)).isEqualTo(Redundancy.NONE);
    }
}
