package dev.lkj.rollout;

import java.util.Locale;
import java.util.Set;

/** What the service's free-text states mean; a word that nobody knows means that something is in progress. */
public final class StatusWord {
    private static final Set<String> ROLLING = Set.of("building", "deploying", "pending", "setting up", "starting");

    private StatusWord() {}

    /** Something went wrong: the word contains crash, error or fail. */
    public static boolean isError(String status) {
        String word = status.toLowerCase(Locale.ROOT);
        return word.contains("crash") || word.contains("error") || word.contains("fail");
    }

    /** Instances run. */
    public static boolean isRunning(String status) {
        return status.equalsIgnoreCase("Running");
    }

    /** Scaled to zero until a session comes. */
    public static boolean isSleeping(String status) {
        return status.equalsIgnoreCase("Sleeping");
    }

    /** A version that is on its way to serve. */
    public static boolean isRolling(String status) {
        return ROLLING.contains(status.toLowerCase(Locale.ROOT));
    }

    /** A version's image is being built. */
    public static boolean isBuilding(String status) {
        return status.equalsIgnoreCase("Building");
    }

    /** A version whose time is over. */
    public static boolean isOver(String status) {
        return status.equalsIgnoreCase("Stopped") || status.equalsIgnoreCase("Draining");
    }
}
