package dev.lkj.bench;

/** A program that does nothing: how long a machine takes to start and end is the unit for others. */
public final class Nothing {
    private Nothing() {}

    /** Does nothing. */
    public static void main(String[] args) {}
}
