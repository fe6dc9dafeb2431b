package dev.lkj.source.tree;

import java.nio.charset.StandardCharsets;

/**
 * A path below the project folder, as bytes: separated by {@code /}, empty for the folder itself.
 *
 * <p>Names are bytes, not text: neither the locale nor a broken encoding may change them. So {@link #raw()} has one
 * character for each byte (0 to 255), and comparing two of them compares their bytes.
 */
public record SourcePath(String raw) implements Comparable<SourcePath> {
    /** The project folder itself. */
    public static final SourcePath ROOT = new SourcePath("");

    /** The path that is written as this text. */
    public static SourcePath of(String text) {
        return new SourcePath(RawNames.encode(text));
    }

    /** What has this name, given as its bytes, in this folder. */
    public SourcePath child(String rawName) {
        return new SourcePath(raw.isEmpty() ? rawName : raw + "/" + rawName);
    }

    /** The last part of the path, as its bytes. */
    public String name() {
        return raw.substring(raw.lastIndexOf('/') + 1);
    }

    /** The bytes of the path. */
    public byte[] bytes() {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The path as text; a byte that is no UTF-8 becomes a lone surrogate, so that two paths never look alike. */
    public String text() {
        return RawNames.decode(raw);
    }

    /** The path for people: safe on a terminal, with control characters and broken bytes written as escapes. */
    public String display() {
        return DisplayName.of(text());
    }

    @Override
    public int compareTo(SourcePath other) {
        return raw.compareTo(other.raw);
    }

    @Override
    public String toString() {
        return display();
    }
}
