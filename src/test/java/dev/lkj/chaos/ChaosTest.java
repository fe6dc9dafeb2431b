package dev.lkj.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Histories of deploys and rollbacks on bad days: whatever happens, the exit code says what is true. A seed that failed
 * is played again with {@code -Dlkj.chaos.seed=N}.
 */
class ChaosTest {
    private static final int FEW = 25;
    private static final int MANY = 500;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> aCommandTellsTheTruth() {
        Long seed = Long.getLong("lkj.chaos.seed");
        return histories(seed == null ? LongStream.range(0, FEW) : LongStream.of(seed));
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> aCommandTellsTheTruthInManyHistories() {
        return histories(LongStream.range(FEW, MANY));
    }

    private Stream<DynamicTest> histories(LongStream seeds) {
        return seeds.mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> play(seed)));
    }

    private void play(long seed) throws Exception {
        new History(seed).play(Files.createDirectory(folder.resolve(String.valueOf(seed))));
    }
}
