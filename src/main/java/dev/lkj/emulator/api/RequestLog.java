package dev.lkj.emulator.api;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests to the service; never their tokens, bodies or form fields. */
final class RequestLog {
    private static final int KEPT = 1000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * A request.
     *
     * @param query as it was sent; empty when there was none
     * @param status what was answered; 0 when the connection was cut before
     * @param fault the action of the fault that it met; empty when it met none
     */
    record Entry(
            Instant time,
            String kind,
            String method,
            String path,
            String query,
            String clientVersion,
            int status,
            String fault) {}

    /** All of them, oldest first. */
    record Listing(List<Entry> requests) {}

    synchronized void add(Entry entry) {
        entries.add(entry);
        if (entries.size() > KEPT) {
            entries.remove();
        }
    }

    synchronized Listing listing() {
        return new Listing(List.copyOf(entries));
    }

    synchronized void clear() {
        entries.clear();
    }
}
