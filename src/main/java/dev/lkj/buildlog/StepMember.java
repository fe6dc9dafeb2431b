package dev.lkj.buildlog;

import dev.lkj.wire.BuildVertex;
import java.util.Optional;

/** What was told about one step of the stream; several of them are shown as one when they form a group. */
final class StepMember {
    /** How the errors end of steps that another one's failure, or the user, put an end to. */
    private static final String CANCELLED = "context canceled";

    private final Intervals intervals = new Intervals();
    private boolean completed;
    private boolean cached;
    private String error = "";

    void update(BuildVertex vertex) {
        boolean saysNoMore = vertex.started() == null
                && vertex.completed() == null
                && vertex.error().isEmpty();
        if (saysNoMore && !intervals.isEmpty()) {
            // Steps are announced again by every step that needs them; that must not reset one that started.
            return;
        }
        if (vertex.started() != null) {
            intervals.put(vertex.started(), Optional.ofNullable(vertex.completed()));
        } else if (vertex.completed() != null) {
            intervals.end(vertex.completed());
        }
        completed = vertex.completed() != null;
        cached = vertex.cached();
        error = vertex.error();
    }

    Intervals intervals() {
        return intervals;
    }

    boolean hasStarted() {
        return !intervals.isEmpty();
    }

    String error() {
        return error;
    }

    StepState state() {
        if (!error.isEmpty()) {
            return error.endsWith(CANCELLED) ? StepState.CANCELLED : StepState.FAILED;
        }
        if (completed) {
            return cached ? StepState.CACHED : StepState.DONE;
        }
        return hasStarted() ? StepState.RUNNING : StepState.WAITING;
    }
}
