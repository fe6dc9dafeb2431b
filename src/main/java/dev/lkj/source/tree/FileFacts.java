package dev.lkj.source.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * Kind, mode and size of a file, read at once.
 *
 * @param kind what it is
 * @param mode permission bits with setuid, setgid and sticky
 * @param size bytes of a regular file, else 0
 * @param modified when its content was last changed, as finely as the file system tells
 */
public record FileFacts(EntryKind kind, int mode, long size, FileTime modified) {
    private static final int FORMAT_BITS = 0170000;
    private static final int FOLDER_FORMAT = 0040000;
    private static final int FILE_FORMAT = 0100000;
    private static final int LINK_FORMAT = 0120000;
    private static final int PERMISSION_BITS = 07777;

    /** What stands behind a path; with {@link LinkOption#NOFOLLOW_LINKS} a link is itself. */
    public static FileFacts read(Path path, LinkOption... options) throws IOException {
        // One system call where the mode tells everything; elsewhere modes that suit most files.
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return ofUnix(Files.readAttributes(path, "unix:mode,size,lastModifiedTime", options));
        }
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, options);
        EntryKind kind = attributes.isSymbolicLink()
                ? EntryKind.LINK
                : attributes.isDirectory()
                        ? EntryKind.DIRECTORY
                        : attributes.isRegularFile() ? EntryKind.FILE : EntryKind.OTHER;
        int mode = kind == EntryKind.DIRECTORY ? 0755 : 0644;
        return new FileFacts(kind, mode, sizeOf(kind, attributes.size()), attributes.lastModifiedTime());
    }

    private static FileFacts ofUnix(Map<String, Object> attributes) {
        int mode = attributes.get("mode") instanceof Integer bits ? bits : 0;
        long size = attributes.get("size") instanceof Long bytes ? bytes : 0;
        FileTime modified = attributes.get("lastModifiedTime") instanceof FileTime time ? time : FileTime.fromMillis(0);
        EntryKind kind = switch (mode & FORMAT_BITS) {
            case FOLDER_FORMAT -> EntryKind.DIRECTORY;
            case FILE_FORMAT -> EntryKind.FILE;
            case LINK_FORMAT -> EntryKind.LINK;
            default -> EntryKind.OTHER;
        };
        return new FileFacts(kind, mode & PERMISSION_BITS, sizeOf(kind, size), modified);
    }

    private static long sizeOf(EntryKind kind, long size) {
        return kind == EntryKind.FILE ? size : 0;
    }
}
