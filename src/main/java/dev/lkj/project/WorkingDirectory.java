package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a command acts on, as the user wrote it.
 *
 * @param currentDirectory the absolute directory in which the process was started
 * @param given the positional as given, {@code .} when there was none
 */
public record WorkingDirectory(Path currentDirectory, String given) {

    /**
     * The folder of a positional.
     *
     * @throws LkjException (USAGE) when the positional cannot be a path
     */
    public static WorkingDirectory of(Path currentDirectory, @Nullable String positional) {
        String given = positional == null || positional.isBlank() ? "." : positional.strip();
        try {
            Path relative = Path.of(given);
            return new WorkingDirectory(currentDirectory, relative.toString());
        } catch (InvalidPathException e) {
            throw LkjException.usage("invalid working directory: " + Printable.of(given));
        }
    }

    /** Where it is, absolute. */
    public Path path() {
        return currentDirectory.resolve(given).normalize();
    }

    /** Whether it is the directory in which the process was started, whatever way it was written. */
    public boolean isCurrent() {
        Path path = path();
        if (path.equals(currentDirectory.normalize())) {
            return true;
        }
        try {
            return Files.isSameFile(path, currentDirectory);
        } catch (IOException e) {
            return false;
        }
    }

    /** The directory in which the process was started. */
    WorkingDirectory current() {
        return new WorkingDirectory(currentDirectory, ".");
    }

    /** A file of this folder, absolute. */
    Path file(String name) {
        try {
            return path().resolve(name);
        } catch (InvalidPathException e) {
            throw LkjException.usage("invalid file name: " + Printable.of(name));
        }
    }

    /**
     * Writes a text file of this folder at once: readers see the old content or the new one.
     *
     * @throws LkjException (FAILED) when that is not possible; an old file is then as it was
     */
    public void write(String name, String content) {
        FileReplacement.write(file(name), shown(name), content);
    }

    /**
     * Makes sure that it is no file; one that is not there at all has no project file either, and commands decide.
     *
     * @throws LkjException (USAGE) when it is one
     */
    public void requireNoFile() {
        if (Files.exists(path()) && !Files.isDirectory(path())) {
            throw LkjException.usage("invalid working directory: " + Printable.of(given) + " is no folder")
                    .withHint("name the folder of the project, or leave it out for the current one");
        }
    }

    /**
     * Makes sure that a file of this folder can be written, before something happens that has to be noted in it.
     *
     * @throws LkjException (USAGE) when its folder is not there or is read-only
     */
    public void requireWritable(String name) {
        Path parent = file(name).resolveSibling(".").normalize();
        if (!Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw LkjException.usage("cannot write " + shown(name) + ": "
                            + (Files.isDirectory(parent) ? "its folder is read-only" : "there is no such folder"))
                    .withHint("nothing was changed; choose another folder, or make it writable");
        }
    }

    /** How messages name a file of this folder: {@code ./livekit.toml}, {@code svc/livekit.toml}. */
    String shown(String name) {
        boolean here = given.equals(".") && !Path.of(name).isAbsolute();
        return Printable.of(here ? "./" + name : Path.of(given).resolve(name).toString());
    }
}
