package dev.lkj.emulator.worker;

/**
 * An instance that a worker may be.
 *
 * @param deployment never empty
 */
public record Placement(String agentId, String agentName, String deployment, String instanceId) {}
