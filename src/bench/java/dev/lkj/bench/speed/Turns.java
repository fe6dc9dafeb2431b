package dev.lkj.bench.speed;

import dev.lkj.bench.speed.Subject.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * How often subjects are measured, one after the other and again: what else the machine does then hits all of them.
 *
 * @param first turns that warm files and the other side up; their times do not count, their memory does
 * @param counted turns whose times count
 * @param always whether memory is measured in the counted turns too, which costs each about a millisecond
 */
record Turns(int first, int counted, boolean always) {
    /** Without warming up, and with the memory of each. */
    static Turns lengthy(int counted) {
        return new Turns(0, counted, true);
    }

    /** Measures all; the series are in the order of the subjects. */
    List<Series> take(List<Subject> subjects) throws Exception {
        List<List<Double>> values = new ArrayList<>();
        List<List<Double>> peaks = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            values.add(new ArrayList<>());
            peaks.add(new ArrayList<>());
        }
        for (int turn = 0; turn < first + counted; turn++) {
            boolean memory = always || turn < first;
            for (int i = 0; i < subjects.size(); i++) {
                Sample sample = subjects.get(i).once(memory);
                if (turn >= first) {
                    values.get(i).add(sample.value());
                }
                if (!Double.isNaN(sample.mebibytes())) {
                    peaks.get(i).add(sample.mebibytes());
                }
            }
        }
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            series.add(new Series(subject.name(), subject.unit(), values.get(i), peaks.get(i)));
        }
        return series;
    }
}
