package dev.lkj.emulator.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what the source of a COPY names, wildcards ({@code * ? [a-z]}, none of them matches a slash) included. */
final class SourcePattern {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

    private final String source;

    /** A pattern, or a plain path, relative to the top of the tree whatever it begins with. */
    SourcePattern(String source) {
        this.source = ContainerPath.resolve("/", source);
    }

    boolean hasWildcard() {
        return WILDCARD.matcher(source).find();
    }

    /** What is there, sorted by name; empty when nothing is. */
    List<Path> find(Path tree) throws IOException {
        List<Path> found = List.of(tree);
        for (String part : source.substring(1).split("/", -1)) {
            if (!part.isEmpty()) {
                found = below(found, part);
            }
        }
        return found;
    }

    private static List<Path> below(List<Path> folders, String part) throws IOException {
        List<Path> found = new ArrayList<>();
        boolean plain = !WILDCARD.matcher(part).find();
        Pattern name = Pattern.compile(plain ? Pattern.quote(part) : regex(part), Pattern.DOTALL);
        for (Path folder : folders) {
            if (plain && Files.exists(folder.resolve(part))) {
                found.add(folder.resolve(part));
            } else if (!plain && Files.isDirectory(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    entries.filter(entry ->
                                    name.matcher(entry.getFileName().toString()).matches())
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static String regex(String part) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            char character = part.charAt(at);
            int end = character == '[' ? part.indexOf(']', at + 2) : -1;
            if (end > 0) {
                String content =
                        part.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
                regex.append('[').append(content.replace("&&", "&\\&")).append(']');
                at = end;
            } else if (character == '*') {
                regex.append(".*");
            } else if (character == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return regex.toString();
    }
}
