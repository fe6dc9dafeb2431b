package dev.lkj.source;

import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.SourcePath;

/**
 * A link, pipe, socket or device that the rules keep, and that cannot be sent.
 *
 * @param path where it lies
 * @param kind {@link EntryKind#LINK} or {@link EntryKind#OTHER}
 */
public record Dropped(SourcePath path, EntryKind kind) {}
