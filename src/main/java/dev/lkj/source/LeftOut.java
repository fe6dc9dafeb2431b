package dev.lkj.source;

import dev.lkj.source.ignore.Cause;
import dev.lkj.source.tree.SourcePath;
import java.util.List;

/**
 * What one rule leaves out.
 *
 * @param cause the rule
 * @param folderCount folders that were not entered; what is in them is not counted
 * @param folders the first {@value #SAMPLES} of them
 * @param fileCount other names that were left out one by one
 * @param files the first {@value #SAMPLES} of them
 */
public record LeftOut(Cause cause, long folderCount, List<SourcePath> folders, long fileCount, List<SourcePath> files) {
    /** More names than this are only counted, so that memory stays bounded. */
    static final int SAMPLES = 100;
}
