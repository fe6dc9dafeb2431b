package dev.lkj.buildlog;

/** How a step of a build stands. */
public enum StepState {
    /** Announced, not started. */
    WAITING,
    /** At work. */
    RUNNING,
    /** Done by working. */
    DONE,
    /** Done by taking an earlier result. */
    CACHED,
    /** Ended with an error of its own. */
    FAILED,
    /** Given up because of another step, or because the whole build was cancelled. */
    CANCELLED;

    /** Whether the step has ended, in whatever way. */
    public boolean isFinished() {
        return this != WAITING && this != RUNNING;
    }

    /** Whether the step has its result. */
    public boolean isDone() {
        return this == DONE || this == CACHED;
    }
}
