package dev.lkj.rollout;

/** Draws conclusions from one read after the other. */
@FunctionalInterface
public interface Judge {
    /** What is known after one more read. */
    RolloutState next(Reading.Seen seen);
}
