package dev.lkj.rollout;

/** Where readings come from. */
@FunctionalInterface
public interface StatusSource {
    /** Looks once. What may pass is a reading of its own kind; what cannot, such as a refused token, is thrown. */
    Reading read();
}
