package dev.lkj.project;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the file system refused something, in the system's usual words and without a path. */
final class IoCause {
    private IoCause() {}

    static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (e instanceof FileSystemLoopException) {
            return "too many levels of symbolic links";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return orName(reason, e).toLowerCase(Locale.ROOT);
    }

    private static String orName(@Nullable String reason, IOException e) {
        return reason == null || reason.isBlank() ? e.getClass().getSimpleName() : Printable.of(reason);
    }
}
