package dev.lkj.source.tree;

/**
 * One name in a folder.
 *
 * @param name the bytes of the name, one character each
 * @param kind what it is; a link is a link, wherever it points
 * @param mode permission bits with setuid, setgid and sticky, or 0644 and 0755 where the system has none
 * @param size bytes of a regular file, else 0
 */
public record TreeEntry(String name, EntryKind kind, int mode, long size) {}
