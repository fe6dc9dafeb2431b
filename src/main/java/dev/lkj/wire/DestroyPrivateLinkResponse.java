package dev.lkj.wire;

/** Says that a private link was removed. */
public record DestroyPrivateLinkResponse() {}
