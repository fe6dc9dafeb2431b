package dev.lkj.emulator.state;

import java.util.Locale;
import java.util.Optional;

/**
 * What a project's plan includes. Documented by the service: rollback, the number of named deployments, prebuilt images,
 * the concurrent sessions of {@code build}. The other figures are the emulator's own.
 */
public enum Plan {
    /** The free plan. */
    BUILD(false, 0, false, 5, 0, 1),
    /** The emulator's default. */
    SHIP(true, 2, false, Integer.MAX_VALUE, 1, 4),
    /** As ship with more named deployments. */
    SCALE(true, 5, false, Integer.MAX_VALUE, 1, 4),
    /** Everything. */
    ENTERPRISE(true, 5, true, Integer.MAX_VALUE, 1, 4);

    /** Sessions that one instance takes at most. */
    static final int SESSIONS_PER_INSTANCE = 25;

    private static final int NAMED_MINIMUM = 0;
    private static final int NAMED_MAXIMUM = 1;

    private final boolean rollback;
    private final int namedDeployments;
    private final boolean images;
    private final int concurrentSessions;
    private final int productionMinimum;
    private final int productionMaximum;

    Plan(
            boolean rollback,
            int namedDeployments,
            boolean images,
            int concurrentSessions,
            int productionMinimum,
            int productionMaximum) {
        this.rollback = rollback;
        this.namedDeployments = namedDeployments;
        this.images = images;
        this.concurrentSessions = concurrentSessions;
        this.productionMinimum = productionMinimum;
        this.productionMaximum = productionMaximum;
    }

    /** The plan of this name, whatever its case; {@code free} is another name of build. */
    public static Optional<Plan> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.equals("free")) {
            return Optional.of(BUILD);
        }
        for (Plan plan : values()) {
            if (plan.word().equals(wanted)) {
                return Optional.of(plan);
            }
        }
        return Optional.empty();
    }

    /** The plan's name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an earlier version can be put back without a build. */
    public boolean rollback() {
        return rollback;
    }

    /** How many deployments an agent may have beside production. */
    public int namedDeployments() {
        return namedDeployments;
    }

    /** Whether prebuilt images are taken. */
    public boolean images() {
        return images;
    }

    /** How many sessions of the project may run at once. */
    public int concurrentSessions() {
        return concurrentSessions;
    }

    int minimum(String deployment) {
        return deployment.isEmpty() ? productionMinimum : NAMED_MINIMUM;
    }

    int maximum(String deployment) {
        return deployment.isEmpty() ? productionMaximum : NAMED_MAXIMUM;
    }
}
