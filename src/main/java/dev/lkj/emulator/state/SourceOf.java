package dev.lkj.emulator.state;

/** Whose uploaded source: an agent's, by the tag that its version has. */
public record SourceOf(String agentId, String tag) {}
