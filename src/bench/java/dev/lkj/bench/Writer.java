package dev.lkj.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Adds things and removes them again, one after the other, and knows what it was told is done. A change whose answer
 * never came may have happened or not; one that was answered must have.
 */
final class Writer implements Runnable {
    /** What there is at most: the store must not have to grow. */
    private static final int KEPT = 10;

    private final Kind kind;
    private final Deque<String> present = new ArrayDeque<>();
    private final Set<String> removed = new HashSet<>();
    private Api api;
    private AtomicBoolean stop = new AtomicBoolean();
    private String leaving = "";
    private boolean adding;
    private long acknowledged;

    /** A kind of thing that can be added, removed and listed. */
    interface Kind {
        /** Adds one; its name or id. */
        String add(Api api) throws IOException, InterruptedException;

        void remove(Api api, String name) throws IOException, InterruptedException;

        /** The names or ids of all. */
        Set<String> list(Api api) throws IOException, InterruptedException;
    }

    Writer(Kind kind, Api api) {
        this.kind = kind;
        this.api = api;
    }

    /** Goes on with another process of the emulator. */
    void use(Api next, AtomicBoolean stopNow) {
        api = next;
        stop = stopNow;
    }

    @Override
    public void run() {
        try {
            while (!stop.get()) {
                step();
            }
        } catch (IOException e) {
            // Killed: the answer never came.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws IOException, InterruptedException {
        adding = true;
        present.add(kind.add(api));
        adding = false;
        acknowledged++;
        if (present.size() > KEPT) {
            leaving = present.remove();
            kind.remove(api, leaving);
            removed.add(leaving);
            leaving = "";
            acknowledged++;
        }
    }

    long acknowledged() {
        return acknowledged;
    }

    /** How many changes that were answered are not there; from then on what is there counts. */
    long lost() throws IOException, InterruptedException {
        Set<String> there = new HashSet<>(kind.list(api));
        long missing = present.stream().filter(name -> !there.contains(name)).count();
        long back = there.stream().filter(removed::contains).count();
        // At most one of them was on its way.
        long strangers = there.stream()
                .filter(name -> !present.contains(name) && !removed.contains(name) && !name.equals(leaving))
                .count();
        strangers = Math.max(0, strangers - (adding ? 1 : 0));
        present.clear();
        present.addAll(there);
        leaving = "";
        adding = false;
        return missing + back + strangers;
    }
}
