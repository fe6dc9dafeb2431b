package dev.lkj.emulator.worker;

import java.time.Instant;

/**
 * A registered worker as {@code /_emulator/workers} shows it.
 *
 * @param agentId the agent it is an instance of; empty when that is not known for certain
 * @param instanceId the instance; empty when it is not known for certain
 * @param agentName what it calls itself; mostly empty
 * @param deployment what it calls its deployment, never empty
 * @param type room, publisher or participant
 * @param status available or full
 * @param loadPercent what it says of its load, from 0 to 100
 * @param jobCount what it says of its jobs; the emulator gives it none
 */
public record WorkerView(
        String workerId,
        String agentId,
        String instanceId,
        String agentName,
        String deployment,
        String type,
        String sdkVersion,
        String status,
        int loadPercent,
        int jobCount,
        boolean draining,
        Instant registeredAt) {}
