package dev.lkj.cloud;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Drops the lines that a stream repeats after it was opened again.
 *
 * <p>A stream of logs begins with a backlog. What of it was shown before is found as the longest run of lines that ends
 * where the former stream ended; until that is decided, lines wait.
 */
final class LogOverlap {
    /** How many lines are remembered; the backlog of the service is shorter. */
    static final int REMEMBERED = 1000;

    private final Deque<String> shown = new ArrayDeque<>();
    private final List<String> waiting = new ArrayList<>();
    private List<String> before = List.of();
    private List<Integer> candidates = List.of();

    /** The stream was opened again: what comes now may have been shown. */
    void reopened() {
        before = List.copyOf(shown);
        waiting.clear();
        candidates = new ArrayList<>();
        for (int start = 0; start < before.size(); start++) {
            candidates.add(start);
        }
    }

    /** Takes a line and gives those that are new and can be shown now. */
    List<String> accept(String line) {
        if (candidates.isEmpty()) {
            return show(List.of(line));
        }
        waiting.add(line);
        int last = waiting.size() - 1;
        List<Integer> left = new ArrayList<>();
        for (int start : candidates) {
            int position = start + last;
            if (position < before.size() && before.get(position).equals(line)) {
                if (position == before.size() - 1) {
                    candidates = List.of();
                    waiting.clear();
                    return List.of();
                }
                left.add(start);
            }
        }
        candidates = left;
        return left.isEmpty() ? rest() : List.of();
    }

    /** The lines that still wait, at the end of a stream. */
    List<String> rest() {
        candidates = List.of();
        List<String> lines = List.copyOf(waiting);
        waiting.clear();
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
