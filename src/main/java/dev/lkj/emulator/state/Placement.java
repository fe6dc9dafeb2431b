package dev.lkj.emulator.state;

/**
 * Where a session is.
 *
 * @param endpoint whether the instance takes sessions itself and has to be asked
 */
public record Placement(String sessionId, String agentId, String instanceId, boolean endpoint) {}
