package dev.lkj.bench.speed;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A figure with the interval that the noise of the measurement leaves open.
 *
 * <p>The interval is found by drawing as many turns as there were from those that there were, with repetition, many
 * times, and computing the figure from each draw: 95 % of the results lie in it. Turns are drawn whole, with all their
 * programs, because what else the machine does hits neighbours alike. It needs no assumption about how times are
 * distributed, and serves ratios and differences alike. A goal is missed when the whole interval lies beyond it.
 *
 * @param value from all turns
 * @param low the interval's begin
 * @param high its end
 */
record Estimate(double value, double low, double high) {
    private static final int DRAWS = 2000;
    private static final double OUTSIDE = 0.025;

    /** Same turns, same interval. */
    private static final long SEED = 1;

    /** Computes it from whole turns, which the function is given by their numbers. */
    static Estimate of(int turns, ToDoubleFunction<int[]> figure) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] results = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            results[i] = figure.applyAsDouble(random.ints(turns, 0, turns).toArray());
        }
        Arrays.sort(results);
        int outside = (int) (DRAWS * OUTSIDE);
        double value = figure.applyAsDouble(IntStream.range(0, turns).toArray());
        return new Estimate(value, Math.min(value, results[outside]), Math.max(value, results[DRAWS - 1 - outside]));
    }

    /** The largest of some figures, which were as small as the smallest at best: how peaks are told. */
    static Estimate ofPeaks(Series series) {
        return new Estimate(series.peak(), series.leastPeak(), series.peak());
    }

    /** Something that was counted, not measured. */
    static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }
}
