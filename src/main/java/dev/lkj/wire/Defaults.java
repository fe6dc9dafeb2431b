package dev.lkj.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that proto3 gives to fields which are absent from a message. */
final class Defaults {
    private Defaults() {}

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static <T> List<T> list(@Nullable List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }

    static <V> Map<String, V> map(@Nullable Map<String, V> value) {
        return value == null ? Map.of() : Map.copyOf(value);
    }
}
