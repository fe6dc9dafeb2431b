package dev.lkj.bench.speed;

import java.util.OptionalDouble;

/** What is to be reached, all in one place. The limits are those of JDK 25 and newer, whose caches reach furthest. */
enum Goal {
    VERSION_TIME(1.15, Unit.H, "a prototype took 1.06 to 1.11 H; elsewhere the reference took 1.40 H"),
    VERSION_MEMORY(45, Unit.MIB, "elsewhere the reference took 52 MiB"),
    HELP_TIME(1.3, Unit.H, "a prototype took 1.12 H; elsewhere the reference took 1.41 H"),
    USAGE_TIME(3.3, Unit.H, "a prototype took 3.1 H; elsewhere the reference took 1.4 H"),
    CALL_TIME(6.6, Unit.H, 8.1, "a prototype took 6.6 H; elsewhere the reference took 1.55 H"),
    CALL_MEMORY(80, Unit.MIB, "a prototype took 77 MiB; elsewhere the reference took 54 MiB"),
    HTTPS_TIME(12.5, Unit.H, "a prototype took 12.1 H"),
    DEPLOY_TIME(12, Unit.H, "a hope: no prototype did it; elsewhere the reference took 1.88 H"),
    DEPLOY_MEMORY(90, Unit.MIB, "a hope: no prototype did it; elsewhere the reference took 56 MiB"),
    CROWDED_TIME(11.8, Unit.H, "half of the 23.6 H that the reference took elsewhere"),
    CROWDED_REFERENCE(0.5, Unit.OF_REFERENCE, "set: so much is saved by not entering excluded folders"),
    VISITED(6, Unit.MICROSECONDS, "set: excluded folders are not entered, so only other files cost anything"),
    BULK_PIGZ(
            0.95,
            Unit.OF_PIGZ,
            "a prototype packed in 0.86; 0.6 of the 1.61 that the reference took elsewhere is 0.97"),
    BULK_REFERENCE(0.6, Unit.OF_REFERENCE, "elsewhere the reference took 1.61 of tar | pigz"),
    BULK_SIZE(0.1, Unit.PERCENT, "speed must not be bought with size; smaller is no fault"),
    BULK_MEMORY(96, Unit.MIB, "a prototype took 77 to 81 MiB; elsewhere the reference took 1,584 MiB"),
    CHECKOUT(0.2, Unit.H, "5 ms where H is 25 ms");

    /** From this version of Java on the limits count. */
    static final int FIRST_JAVA = 25;

    private final double most;
    private final double mostBefore;
    private final Unit unit;
    private final String source;

    Goal(double most, Unit unit, String source) {
        this(most, unit, Double.NaN, source);
    }

    Goal(double most, Unit unit, double mostBefore, String source) {
        this.most = most;
        this.unit = unit;
        this.mostBefore = mostBefore;
        this.source = source;
    }

    /** What may not be exceeded on such a Java; nothing where the goal is not one for it. */
    OptionalDouble limit(int java) {
        if (java >= FIRST_JAVA) {
            return OptionalDouble.of(most);
        }
        return Double.isNaN(mostBefore) ? OptionalDouble.empty() : OptionalDouble.of(mostBefore);
    }

    Unit unit() {
        return unit;
    }

    /** Where the figure comes from. */
    String source() {
        return source;
    }

    @Override
    public String toString() {
        String text = "≤ " + unit.bare(most);
        return Double.isNaN(mostBefore) ? text : text + " (before JDK 25 ≤ " + unit.bare(mostBefore) + ")";
    }
}
