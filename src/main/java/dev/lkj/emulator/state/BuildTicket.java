package dev.lkj.emulator.state;

/** A build that was started: of what, and the name of its image. */
public record BuildTicket(String agentId, String deployment, String tag, String image) {}
