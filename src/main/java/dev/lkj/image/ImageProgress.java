package dev.lkj.image;

/** Is told how much of an image was read. */
@FunctionalInterface
public interface ImageProgress {
    /** So many of so many bytes were read. */
    void read(long bytes, long total);
}
