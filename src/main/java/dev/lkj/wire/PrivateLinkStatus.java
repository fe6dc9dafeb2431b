package dev.lkj.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a private link is, and why. */
public record PrivateLinkStatus(Status status, @Nullable Instant updatedAt, String reason) {
    /** Fills what is absent. */
    public PrivateLinkStatus {
        status = status == null ? Status.PRIVATE_LINK_STATUS_UNKNOWN : status;
        reason = Defaults.text(reason);
    }

    /** The states of a private link; names as on the wire. */
    public enum Status {
        /** Not said, or not known to this client. */
        PRIVATE_LINK_STATUS_UNKNOWN,
        /** Being set up. */
        PRIVATE_LINK_STATUS_PROVISIONING,
        /** Waits for the other end to accept it. */
        PRIVATE_LINK_STATUS_PENDING_APPROVAL,
        /** Works. */
        PRIVATE_LINK_STATUS_HEALTHY,
        /** Does not work. */
        PRIVATE_LINK_STATUS_UNHEALTHY,
        /** Accepted by the other end, not yet seen to work. */
        PRIVATE_LINK_STATUS_APPROVED
    }
}
