package dev.lkj.emulator.engine;

/**
 * This machine as instances see it that have a network of their own.
 *
 * @param name what they call it
 * @param address where their network meets this machine: an address of it, or of something that passes on to it; empty
 *     when that is not known
 */
public record Gateway(String name, String address) {}
