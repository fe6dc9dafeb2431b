package dev.lkj.emulator.state;

import java.util.List;

/**
 * Whose output the log of a deployment is.
 *
 * @param instanceId the newest instance
 * @param crashed the instance before it in its region, when that one crashed
 * @param runs whether the newest one has not ended
 */
public record LogSource(String instanceId, List<String> crashed, boolean runs) {}
