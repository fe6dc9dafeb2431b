package dev.lkj.bench.speed;

import java.util.List;
import java.util.OptionalDouble;

/** Holds the arithmetic to figures whose answer is known, before it judges others; it takes a few milliseconds. */
final class SelfCheck {
    private SelfCheck() {}

    /** Fails when something computes what it should not. */
    static void run() {
        Series one = series(10, 11, 10, 12, 10, 11, 10, 13, 10, 11);
        Series twice = series(20, 22, 20, 24, 20, 22, 20, 26, 20, 22);
        Series wild = series(10, 40, 12, 35, 20, 44, 11, 39, 15, 41);
        hold(one.median() == 10.5 && one.min() == 10 && one.max() == 13, "median, least and most");
        Estimate ratio = twice.over(one);
        hold(ratio.value() == 2, "the ratio of two medians");
        hold(ratio.low() > 1.6 && ratio.high() < 2.4, "little noise, narrow interval");
        Estimate noisy = wild.over(one);
        hold(noisy.low() < noisy.value() && noisy.high() > noisy.value() * 1.2, "much noise, wide interval");
        hold(twice.beyond(one, turns -> 10).value() == 1.05, "a difference in parts of something");
        hold(!quantity(ratio, 2.1).missed() && !quantity(ratio, 2.1).doubtful(), "a goal that is reached");
        hold(quantity(ratio, 1.5).missed(), "a goal that is missed");
        hold(quantity(noisy, noisy.value() * 0.9).doubtful(), "a goal that only the noise is beyond");
        hold(Unit.H.bare(1.15).equals("1.15 H") && Unit.H.bare(12).equals("12 H"), "round figures");
        String page = """
                before
                <!-- Begin of the figures: src/bench/run.sh speed writes them. -->
                old
                <!-- End of the figures. -->
                after
                """;
        String other = Page.replace(page, "new\n");
        hold(other.startsWith("before\n") && other.endsWith("after\n"), "what stands around the figures");
        hold(
                other.contains("new")
                        && !other.contains("old")
                        && Page.replace(other, "new\n").equals(other),
                "the figures");
    }

    private static Series series(double... values) {
        return new Series(
                "", Unit.MILLISECONDS, java.util.Arrays.stream(values).boxed().toList(), List.of());
    }

    private static Quantity quantity(Estimate estimate, double limit) {
        return new Quantity(estimate, Unit.H, OptionalDouble.of(limit));
    }

    private static void hold(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the benchmark computes wrongly: " + what);
        }
    }
}
