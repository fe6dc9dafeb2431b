package dev.lkj.emulator.engine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns the name of an archive's entry into a path below a folder, or refuses it. */
final class EntryPath {
    private static final int SHOWN = 100;

    private final Path folder;
    private final UnpackLimits limits;

    EntryPath(Path folder, UnpackLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    Path resolve(String name) throws BuildFailure {
        refuse(name, name.length() > limits.nameLength(), "has a name longer than " + limits.nameLength());
        refuse(name, name.startsWith("/"), "has an absolute name");
        // A backslash separates on Windows and nowhere else: refused everywhere, so that no archive means two things.
        refuse(name, name.indexOf('\\') >= 0, "has a backslash in its name");
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            refuse(name, part.equals(".."), "leads out of the source");
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        refuse(name, parts.size() > limits.depth(), "lies deeper than " + limits.depth() + " folders");
        return below(name, String.join("/", parts));
    }

    private Path below(String name, String relative) throws BuildFailure {
        try {
            Path path = folder.resolve(relative).normalize();
            refuse(name, !path.startsWith(folder), "leads out of the source");
            return path;
        } catch (InvalidPathException e) {
            throw failure(name, "has a name that this machine cannot write");
        }
    }

    private static void refuse(String name, boolean bad, String what) throws BuildFailure {
        if (bad) {
            throw failure(name, what);
        }
    }

    /** The failure that an entry causes; its name is shown without control characters and not without end. */
    static BuildFailure failure(String name, String what) {
        String shown = name.replaceAll("\\p{Cntrl}", "?");
        String cut = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
        return new BuildFailure("failed to unpack the source: \"" + cut + "\" " + what);
    }
}
