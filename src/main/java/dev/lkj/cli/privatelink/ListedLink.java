package dev.lkj.cli.privatelink;

import dev.lkj.wire.PrivateLink;
import dev.lkj.wire.PrivateLinkStatus;
import org.jspecify.annotations.Nullable;

/**
 * A private link of the list.
 *
 * @param health how it is; null when the service does not say
 * @param error why its health could not be read; empty when it could
 */
record ListedLink(PrivateLink link, @Nullable PrivateLinkStatus health, String error) {
    /** Its health in a word or two. */
    String word() {
        return error.isEmpty() ? word(health) : "Error";
    }

    /** A state as people read it. */
    static String word(@Nullable PrivateLinkStatus health) {
        if (health == null) {
            return "Unknown";
        }
        return switch (health.status()) {
            case PRIVATE_LINK_STATUS_UNKNOWN -> "Unknown";
            case PRIVATE_LINK_STATUS_PROVISIONING -> "Provisioning";
            case PRIVATE_LINK_STATUS_PENDING_APPROVAL -> "Pending Approval";
            case PRIVATE_LINK_STATUS_HEALTHY -> "Healthy";
            case PRIVATE_LINK_STATUS_UNHEALTHY -> "Unhealthy";
            case PRIVATE_LINK_STATUS_APPROVED -> "Approved";
        };
    }

    /** Why it is so; empty when nobody says. */
    String reason() {
        return error.isEmpty() ? (health == null ? "" : health.reason()) : error;
    }
}
