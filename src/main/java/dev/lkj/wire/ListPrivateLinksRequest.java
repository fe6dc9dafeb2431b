package dev.lkj.wire;

/** Asks for the private links of the project. */
public record ListPrivateLinksRequest() {}
