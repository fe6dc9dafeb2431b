package dev.lkj.emulator.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the paths of an image on this machine: those below its WORKDIR, and those that it has a file or folder for.
 * All others, {@code /bin/sh} for one, are the machine's own.
 */
final class HostPaths {
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w./@+-])(?:/[\\w.@+-]+)+");

    private final Path root;
    private final String workdir;

    HostPaths(Path root, String workdir) {
        this.root = root;
        this.workdir = workdir;
    }

    Path workdir() {
        return ContainerPath.onHost(root, workdir);
    }

    List<String> command(List<String> words) {
        return words.stream().map(this::text).toList();
    }

    /** The value of an environment variable; a list like PATH is looked at path by path. */
    String value(String value) {
        return Arrays.stream(value.split(":", -1)).map(this::text).collect(Collectors.joining(":"));
    }

    /** A word that is a path or has some in it: {@code --data=/app/data}, {@code cd /app && ./run}. */
    private String text(String word) {
        if (word.startsWith("/") && isOfImage(word)) {
            return onHost(word);
        }
        return ABSOLUTE.matcher(word).replaceAll(match -> {
            String path = match.group();
            return Matcher.quoteReplacement(isOfImage(path) ? onHost(path) : path);
        });
    }

    private boolean isOfImage(String path) {
        String clean = ContainerPath.resolve("/", path);
        if (clean.equals("/")) {
            return false;
        }
        boolean below = !workdir.equals("/") && (clean + "/").startsWith(workdir + "/");
        try {
            return below || Files.exists(ContainerPath.onHost(root, clean));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String onHost(String path) {
        return ContainerPath.onHost(root, ContainerPath.resolve("/", path)).toString();
    }
}
