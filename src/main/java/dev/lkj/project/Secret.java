package dev.lkj.project;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A secret that an agent is to get: immutable, and no text ever shows its value. */
public final class Secret {
    private final String name;
    private final Kind kind;
    private final byte[] value;

    /** How the agent sees a secret. */
    public enum Kind {
        /** An environment variable. */
        ENVIRONMENT,
        /** A file of that name. */
        FILE
    }

    Secret(String name, Kind kind, byte[] value) {
        this.name = name;
        this.kind = kind;
        this.value = value.clone();
    }

    /** The variable's name, or the file's. */
    public String name() {
        return name;
    }

    /** How the agent sees it. */
    public Kind kind() {
        return kind;
    }

    /** A copy of the value. */
    public byte[] value() {
        return value.clone();
    }

    /** The length of the value in bytes. */
    public int size() {
        return value.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that
                && name.equals(that.name)
                && kind == that.kind
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Name, kind and size; never the value. */
    @Override
    public String toString() {
        return "Secret[" + Printable.of(name) + ", " + kind + ", " + value.length + " bytes]";
    }
}
