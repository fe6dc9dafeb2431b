package dev.lkj.source.ignore;

import java.util.Optional;
import java.util.function.IntPredicate;

/** The named classes that work in Docker's patterns, by accident and for ASCII only. */
final class DockerNamedClass {
    private DockerNamedClass() {}

    static Optional<IntPredicate> of(String name) {
        return switch (name) {
            case "ascii" -> Optional.of(c -> c < 0x80);
            case "word" ->
                Optional.of(
                        c -> c == '_' || GitNamedClass.of("alnum").orElseThrow().test(c));
            case "space" -> Optional.of(c -> c == ' ' || (c >= '\t' && c <= '\r'));
            default -> GitNamedClass.of(name);
        };
    }
}
