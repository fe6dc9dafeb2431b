package dev.lkj.emulator.run;

import dev.lkj.emulator.state.EmulatorEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What happened lately and how the newest builds went, for those who watch. Safe for several threads. */
public final class Happenings {
    /** What somebody who begins to watch still gets to see. */
    private static final int KEPT_EVENTS = 200;
    /** Lines of a build that are kept; a build that tells more shows its beginning to those who come late. */
    private static final int KEPT_LINES = 5_000;
    /** Builds that are kept, the newest of as many agents. */
    private static final int KEPT_BUILDS = 20;

    /** Something that happened. */
    public sealed interface Happening {}

    /** A change of the state, in words. */
    public record Event(EmulatorEvent event) implements Happening {}

    /** A line of a build's status, as the service sends it. */
    public record BuildLine(String agentId, String version, String status) implements Happening {}

    private final Deque<Event> events = new ArrayDeque<>();
    private final Map<String, List<BuildLine>> builds = new LinkedHashMap<>();
    private final List<Consumer<Happening>> watchers = new CopyOnWriteArrayList<>();

    /** Notes a change of the state. */
    public synchronized void tell(EmulatorEvent event) {
        Event happening = new Event(event);
        events.addLast(happening);
        if (events.size() > KEPT_EVENTS) {
            events.removeFirst();
        }
        watchers.forEach(watcher -> watcher.accept(happening));
    }

    /** Notes a line of a build; an agent's former build is forgotten. */
    synchronized void build(String agentId, String version, String status) {
        BuildLine line = new BuildLine(agentId, version, status);
        List<BuildLine> lines = builds.computeIfAbsent(agentId, id -> new ArrayList<>());
        if (!lines.isEmpty() && !lines.get(0).version().equals(version)) {
            lines.clear();
        }
        if (lines.size() < KEPT_LINES) {
            lines.add(line);
        }
        if (builds.size() > KEPT_BUILDS) {
            builds.remove(builds.keySet().iterator().next());
        }
        watchers.forEach(watcher -> watcher.accept(line));
    }

    /** Tells what is kept, then whatever happens, until closed; a watcher must not wait. */
    public synchronized Watch watch(Consumer<Happening> watcher) {
        events.forEach(watcher);
        builds.values().forEach(lines -> lines.forEach(watcher));
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Ends the watching. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
