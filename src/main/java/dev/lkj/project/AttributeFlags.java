package dev.lkj.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flags from which attributes come, as given.
 *
 * @param json the value of {@code --attributes}: JSON, a file's path, or {@code -}; null when not given
 * @param pairs the values of {@code --attribute}
 */
public record AttributeFlags(@Nullable String json, List<String> pairs) {
    /** Copies the list. */
    public AttributeFlags {
        pairs = List.copyOf(pairs);
    }
}
