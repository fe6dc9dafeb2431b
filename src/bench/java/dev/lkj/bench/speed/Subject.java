package dev.lkj.bench.speed;

/** What is done again and again, in turn with other subjects. */
interface Subject {
    String name();

    /** What its values are. */
    default Unit unit() {
        return Unit.MILLISECONDS;
    }

    /** Does it once. */
    Sample once(boolean memory) throws Exception;

    /**
     * What it took.
     *
     * @param mebibytes NaN where they were not asked for or nothing tells them
     */
    record Sample(double value, double mebibytes) {}
}
