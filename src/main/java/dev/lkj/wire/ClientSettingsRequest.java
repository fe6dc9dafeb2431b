package dev.lkj.wire;

/** Asks for the client settings; has no fields. */
public record ClientSettingsRequest() {}
