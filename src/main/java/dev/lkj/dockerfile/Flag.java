package dev.lkj.dockerfile;

/** A flag in front of an instruction's arguments: {@code --from=build}; the value is empty when there is none. */
public record Flag(String name, String value) {}
