package dev.lkj.source;

import dev.lkj.source.tree.SourcePath;

/**
 * A file or folder that is packed.
 *
 * @param path where it lies below the project folder; empty for that folder itself
 * @param folder whether it is a folder
 * @param mode permission bits with setuid, setgid and sticky
 * @param size bytes of a file, 0 for a folder
 */
public record PackedEntry(SourcePath path, boolean folder, int mode, long size) {}
