package dev.lkj.source.tree;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Says in a few words why a file could not be read or written. */
public final class Reason {
    private Reason() {}

    /** The reason without the name of the file, which the caller says in its own form. */
    public static String of(Throwable failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            return "it is not there";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return DisplayName.of(named.getReason());
        }
        return DisplayName.of(Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName()));
    }
}
