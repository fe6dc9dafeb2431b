package dev.lkj.source.ignore;

import dev.lkj.source.TestTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A small tree whose names and lines are drawn so that lines often meet names. */
final class RandomGitTree {
    private static final List<String> NAMES = List.of(
            "a", "b", "ab", "foo", "foobar", "a.log", "b.txt", "x y", "-", "[a]", "z", "#c", "!d", "a\\b", "é", "B",
            "a]");
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "ab",
            "foo",
            "bar",
            ".log",
            ".txt",
            "*",
            "*",
            "**",
            "?",
            "[ab]",
            "[!a]",
            "[^b]",
            "[a-c]",
            "[]a]",
            "[[:alpha:]]",
            "[[:punct:]]",
            "[a-",
            "[[:x:]]",
            "[z-a]",
            "\\",
            "\\*",
            "\\ ",
            " ",
            "#",
            "!",
            "é",
            "x y",
            "-");

    private final int seed;
    private final Random random;
    private final Map<String, String> files = new TreeMap<>();

    RandomGitTree(int seed) {
        this.seed = seed;
        this.random = new Random(seed);
        fill("", 2);
        files.put(".gitignore", lines());
    }

    private void fill(String folder, int depth) {
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            String path = folder + pick(NAMES);
            if (depth > 0 && random.nextInt(2) == 0) {
                fill(path + "/", depth - 1);
            } else {
                files.put(path, "");
            }
        }
        if (random.nextInt(4) == 0) {
            files.put(folder + ".gitignore", lines());
        }
    }

    private String lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            lines.add(line());
        }
        return (random.nextInt(8) == 0 ? "\uFEFF" : "") + String.join(random.nextInt(4) == 0 ? "\r\n" : "\n", lines);
    }

    private String line() {
        StringBuilder line = new StringBuilder(random.nextInt(4) == 0 ? "!" : "");
        line.append(random.nextInt(5) == 0 ? "/" : "");
        for (int segments = 1 + random.nextInt(3); segments > 0; segments--) {
            line.append(segment()).append(segments > 1 ? "/" : "");
        }
        return line + (random.nextInt(5) == 0 ? "/" : "") + " ".repeat(random.nextInt(8) == 0 ? 2 : 0);
    }

    /** Two stars stay alone between slashes: what they mean elsewhere differs between releases of git. */
    private String segment() {
        if (random.nextInt(5) == 0) {
            return "**";
        }
        if (random.nextBoolean()) {
            return pick(NAMES);
        }
        StringBuilder segment = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            segment.append(pick(PIECES));
        }
        return segment.toString().replaceAll("\\*\\*+", "*");
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A name that is drawn as a file and as a folder stays what it is first. */
    void write(TestTree tree) throws IOException {
        tree.folder("");
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (files.keySet().stream().noneMatch(other -> other.startsWith(file.getKey() + "/"))) {
                tree.file(file.getKey(), file.getValue());
            }
        }
    }

    @Override
    public String toString() {
        return seed + ": " + files;
    }
}
