package dev.lkj.emulator.state;

/**
 * Where a prebuilt image is to be pushed.
 *
 * @param repository its name in the registry, as in {@code agents/ca_hello}
 * @param tag the tag, which will be the version's name
 */
public record PushTarget(String repository, String tag) {}
