package dev.lkj.source.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedundancyLookTest {
    private static final int LENGTH = 128 << 10;

    /** What there is to save in all parts, which must be one behind the other. */
    private static List<Redundancy> parts(RedundancyLook look, byte[] bytes, int start, int length) {
        List<Redundancy> all = new ArrayList<>();
        AtomicInteger end = new AtomicInteger(start);
        look.of(bytes, start, length, (redundancy, from, count) -> {
            assertThat(end.getAndAdd(count)).isEqualTo(from);
            all.add(redundancy);
        });
        assertThat(end).hasValue(start + length);
        return all;
    }

    private static Redundancy look(byte[] bytes) {
        List<Redundancy> parts = parts(new RedundancyLook(), bytes, 0, bytes.length);
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    @Test
    void textRepeats() {
        assertThat(look(Samples.TEXT.bytes(LENGTH))).isEqualTo(Redundancy.REPEATS);
    }

    @Test
    void repeatsOfNumbersAreShort() {
        assertThat(look(Samples.NUMBERS.bytes(LENGTH))).isEqualTo(Redundancy.SHORT_REPEATS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            names = {"COUNTERS", "SMALL_INTEGERS"})
    void digitsWithALawBehindThemRepeat(Samples sample) {
        assertThat(look(sample.bytes(LENGTH))).isEqualTo(Redundancy.REPEATS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30_000, 66_000, 110_000})
    void digitsWithTextAmongThemRepeat(int place) {
        byte[] bytes = Samples.NUMBERS.bytes(LENGTH);
        System.arraycopy(Samples.TEXT.bytes(20_000), 0, bytes, place, 20_000);
        assertThat(look(bytes)).isEqualTo(Redundancy.REPEATS);
    }

    @Test
    void fewDigitsAreSearchedLikeEverythingElse() {
        assertThat(look(Samples.NUMBERS.bytes((64 << 10) - 1))).isEqualTo(Redundancy.REPEATS);
        assertThat(look(Samples.NUMBERS.bytes(64 << 10))).isEqualTo(Redundancy.SHORT_REPEATS);
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
        assertThat(parts(new RedundancyLook(), bytes, 0, LENGTH))
                .containsExactly(Redundancy.NONE, Redundancy.REPEATS, Redundancy.NONE);
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
        assertThat(parts(new RedundancyLook(), bytes, 0, LENGTH))
                .containsExactly(Redundancy.NONE, Redundancy.REPEATS, Redundancy.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 17_000, 34_952, 60_000, 120_000})
    void aHeaderBetweenPicturesIsFoundWhereverItLies(int place) {
        byte[] bytes = Samples.NOISE.bytes(LENGTH);
        Arrays.fill(bytes, place, place + 800, (byte) 0);
        assertThat(parts(new RedundancyLook(), bytes, 0, LENGTH))
                .contains(Redundancy.REPEATS, Redundancy.NONE)
                .hasSizeBetween(2, 3);
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
        assertThat(parts(look, twice, 0, 40_000)).endsWith(Redundancy.REPEATS);
        assertThat(parts(look, twice, 20_000, 20_000)).containsExactly(Redundancy.NONE);
    }
}
