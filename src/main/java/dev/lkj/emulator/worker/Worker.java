package dev.lkj.emulator.worker;

import dev.lkj.emulator.proto.JobType;
import dev.lkj.emulator.proto.RegisterWorkerRequest;
import dev.lkj.emulator.proto.UpdateWorkerStatus;
import dev.lkj.emulator.proto.WorkerStatus;
import java.time.Instant;
import java.util.Optional;

/** A registered worker: what it said at first, and what it said last. */
final class Worker {
    final String id;
    final Optional<Placement> placement;
    private final RegisterWorkerRequest registration;
    private final Instant registeredAt;
    private UpdateWorkerStatus status = UpdateWorkerStatus.getDefaultInstance();

    Worker(String id, RegisterWorkerRequest registration, Optional<Placement> placement, Instant registeredAt) {
        this.id = id;
        this.registration = registration;
        this.placement = placement;
        this.registeredAt = registeredAt;
    }

    /** The name of a deployment as the state has it. */
    static String label(RegisterWorkerRequest registration) {
        return registration.getDeployment().isEmpty() ? "production" : registration.getDeployment();
    }

    /** Takes what the worker says of itself; a status that it leaves out stays as it was. */
    void update(UpdateWorkerStatus update) {
        status = update.hasStatus()
                ? update
                : update.toBuilder().setStatus(status.getStatus()).build();
    }

    WorkerView view() {
        return new WorkerView(
                id,
                placement.map(Placement::agentId).orElse(""),
                placement.map(Placement::instanceId).orElse(""),
                registration.getAgentName(),
                label(registration),
                type(registration.getType()),
                registration.getVersion(),
                status.getStatus() == WorkerStatus.WS_FULL ? "full" : "available",
                // What is no number becomes 0 here.
                Math.max(0, Math.min(100, Math.round(status.getLoad() * 100))),
                status.getJobCount(),
                status.getDraining(),
                registeredAt);
    }

    private static String type(JobType type) {
        return switch (type) {
            case JT_ROOM -> "room";
            case JT_PUBLISHER -> "publisher";
            case JT_PARTICIPANT -> "participant";
            case UNRECOGNIZED -> "unknown";
        };
    }
}
