package dev.lkj.cloud;

/**
 * What is being asked of the service.
 *
 * @param phrase how its failure begins, in the words that users of the reference know
 * @param write whether it changes something, so that it must not be sent twice
 * @param planGated whether some plans do not include it
 * @param trace where a change can be seen, for those whose answer is lost
 */
public record Operation(String phrase, boolean write, boolean planGated, String trace) {
    private static final String VERSIONS = "the versions";

    static Operation read(String phrase) {
        return new Operation(phrase, false, false, VERSIONS);
    }

    static Operation write(String phrase) {
        return write(phrase, VERSIONS);
    }

    static Operation write(String phrase, String trace) {
        return new Operation(phrase, true, false, trace);
    }

    /** A change that may be sent again, since the second replaces the first. */
    static Operation repeatable(String phrase) {
        return new Operation(phrase, false, false, VERSIONS);
    }

    Operation gated(boolean byPlan) {
        return new Operation(phrase, write, byPlan, trace);
    }
}
