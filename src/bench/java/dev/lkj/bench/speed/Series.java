package dev.lkj.bench.speed;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What one program took, turn by turn.
 *
 * @param unit of the values
 * @param values one a turn
 * @param peaks of memory, in MiB; empty where nothing on this machine tells them
 */
record Series(String name, Unit unit, List<Double> values, List<Double> peaks) {
    Series {
        values = List.copyOf(values);
        peaks = List.copyOf(peaks);
    }

    double median() {
        return median(IntStream.range(0, values.size()).toArray());
    }

    /** The median of the turns with these numbers. */
    double median(int[] turns) {
        double[] sorted = Arrays.stream(turns).mapToDouble(values::get).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double min() {
        return values.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
    }

    double max() {
        return values.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
    }

    boolean hasPeaks() {
        return !peaks.isEmpty();
    }

    /** The largest peak of memory, in MiB. */
    double peak() {
        return peaks.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
    }

    double leastPeak() {
        return peaks.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
    }

    /** How often this takes the time of the other. */
    Estimate over(Series other) {
        return Estimate.of(values.size(), turns -> median(turns) / other.median(turns));
    }

    /** The time that this takes longer than another, in parts of a third or of a count. */
    Estimate beyond(Series other, ToDoubleFunction<int[]> part) {
        return Estimate.of(values.size(), turns -> (median(turns) - other.median(turns)) / part.applyAsDouble(turns));
    }
}
