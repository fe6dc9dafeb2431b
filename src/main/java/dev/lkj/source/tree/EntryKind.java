package dev.lkj.source.tree;

/** What stands behind a name in a folder; links are not followed. */
public enum EntryKind {
    /** A folder. */
    DIRECTORY,
    /** A regular file. */
    FILE,
    /** A symbolic link, wherever it points. */
    LINK,
    /** A pipe, a socket or a device. */
    OTHER
}
