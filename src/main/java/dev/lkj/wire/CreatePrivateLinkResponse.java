package dev.lkj.wire;

import org.jspecify.annotations.Nullable;

/** The new private link. */
public record CreatePrivateLinkResponse(@Nullable PrivateLink privateLink) {}
