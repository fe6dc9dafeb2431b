package dev.lkj.emulator.engine;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as they are within an image, and where they lie on this machine. */
final class ContainerPath {
    private ContainerPath() {}

    /** The absolute form of a path, without {@code .} and {@code ..}; nothing leads above the root. */
    static String resolve(String workdir, String path) {
        Deque<String> parts = new ArrayDeque<>();
        String whole = path.startsWith("/") ? path : workdir + "/" + path;
        for (String part : whole.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** Where an absolute path of an image lies when its root is the given folder. */
    static Path onHost(Path root, String absolute) {
        return root.resolve(absolute.substring(1));
    }
}
