package dev.lkj.cloud;

/**
 * What is being asked of the service.
 *
 * @param phrase how its failure begins, in the words that users of the reference know
 * @param write whether it changes something, so that it must not be sent twice
 * @param planGated whether some plans do not include it
 */
public record Operation(String phrase, boolean write, boolean planGated) {
    static Operation read(String phrase) {
        return new Operation(phrase, false, false);
    }

    static Operation write(String phrase) {
        return new Operation(phrase, true, false);
    }

    /** A change that may be sent again, since the second replaces the first. */
    static Operation repeatable(String phrase) {
        return new Operation(phrase, false, false);
    }

    Operation gated(boolean byPlan) {
        return new Operation(phrase, write, byPlan);
    }
}
