package dev.lkj.cli.emulator;

/**
 * A session that an emulator started.
 *
 * @param instance where it is; empty while it waits
 */
record EmulatedSession(String id, String instance, boolean waiting) {}
