package dev.lkj.cloud;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Drops the lines that a stream repeats after it was opened again.
 *
 * <p>A stream of logs begins with a backlog. What of it was shown before is the longest run of lines that ends where
 * the former stream ended; until that is decided, lines wait.
 */
final class LogOverlap {
    /** How many lines are remembered; the backlog of the service is shorter. */
    static final int REMEMBERED = 1000;

    private final Deque<String> shown = new ArrayDeque<>();
    private final List<String> waiting = new ArrayList<>();
    private List<String> before = List.of();
    /** Where in the lines shown before the new stream may have begun. */
    private List<Integer> starts = List.of();
    /** How many of the waiting lines are a repetition for certain, so far. */
    private int repeated;

    /** The stream broke off and was opened again: what comes now may have been shown, what waited will come again. */
    void reopened() {
        before = List.copyOf(shown);
        waiting.clear();
        repeated = 0;
        starts = new ArrayList<>();
        for (int start = 0; start < before.size(); start++) {
            starts.add(start);
        }
    }

    /** Takes a line and gives those that are new and can be shown now. */
    List<String> accept(String line) {
        if (starts.isEmpty()) {
            return show(List.of(line));
        }
        int position = waiting.size();
        waiting.add(line);
        List<Integer> left = new ArrayList<>();
        for (int start : starts) {
            if (!before.get(start + position).equals(line)) {
                continue;
            }
            if (start + position == before.size() - 1) {
                repeated = waiting.size();
            } else {
                left.add(start);
            }
        }
        starts = left;
        return left.isEmpty() ? rest() : List.of();
    }

    /** The new ones among the lines that still wait, at the end of a stream. */
    List<String> rest() {
        starts = List.of();
        List<String> lines = List.copyOf(waiting.subList(repeated, waiting.size()));
        waiting.clear();
        repeated = 0;
        return show(lines);
    }

    private List<String> show(List<String> lines) {
        for (String line : lines) {
            shown.addLast(line);
            if (shown.size() > REMEMBERED) {
                shown.removeFirst();
            }
        }
        return lines;
    }
}
