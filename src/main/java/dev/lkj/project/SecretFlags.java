package dev.lkj.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flags from which secrets come, as given.
 *
 * @param mounts the paths of {@code --secret-mount}
 * @param pairs the values of {@code --secrets}
 * @param file the value of {@code --secrets-file}; null when not given
 * @param ignoreEmpty whether empty values of the file are left out instead of refused
 */
public record SecretFlags(
        List<String> mounts, List<String> pairs, @Nullable String file, boolean ignoreEmpty) {
    /** Copies the lists. */
    public SecretFlags {
        mounts = List.copyOf(mounts);
        pairs = List.copyOf(pairs);
    }

    /** Paths and numbers; never the pairs. */
    @Override
    public String toString() {
        return "SecretFlags[mounts=" + mounts + ", " + pairs.size() + " pairs, file=" + file + "]";
    }
}
