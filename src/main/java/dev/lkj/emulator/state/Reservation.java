package dev.lkj.emulator.state;

/** What a deploy call was given: the tag that its upload and its version will have. */
public record Reservation(String agentId, String deployment, String tag) {}
