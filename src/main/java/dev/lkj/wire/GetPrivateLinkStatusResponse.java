package dev.lkj.wire;

import org.jspecify.annotations.Nullable;

/** How a private link is. */
public record GetPrivateLinkStatusResponse(@Nullable PrivateLinkStatus value) {}
