package dev.lkj.source.ignore;

import dev.lkj.source.tree.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of one {@code .gitignore}, with git's own meaning. */
final class GitIgnoreFile {
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private final String base;
    private final List<GitPattern> patterns;

    private GitIgnoreFile(String base, List<GitPattern> patterns) {
        this.base = base;
        this.patterns = patterns;
    }

    /** Reads the content, given as its bytes, of the file in a folder. */
    static GitIgnoreFile parse(SourcePath folder, String content) {
        SourcePath file = folder.child(".gitignore");
        String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(BYTE_ORDER_MARK.length()) : content;
        List<GitPattern> patterns = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            if (!raw.startsWith("#")) {
                String pattern = withoutBlanksAtEnd(upToNul(line));
                GitPattern.parse(new IgnoreLine(file, number, line), pattern).ifPresent(patterns::add);
            }
        }
        return new GitIgnoreFile(folder.raw().isEmpty() ? "" : folder.raw() + "/", List.copyOf(patterns));
    }

    /** Length of the path of the file's folder with its slash: what comes behind it is what the lines see. */
    int baseLength() {
        return base.length();
    }

    /** The last line that speaks of a path. */
    Optional<GitPattern> decisive(SourcePath path, boolean folder) {
        String relative = path.raw().substring(base.length());
        String name = path.name();
        for (int i = patterns.size() - 1; i >= 0; i--) {
            if (patterns.get(i).matches(relative, name, folder)) {
                return Optional.of(patterns.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether a {@code !} line that spells the name may speak of something below a folder. */
    boolean mayAskBelow(SourcePath folder, String name) {
        String relative = folder.raw().substring(base.length());
        return patterns.stream().anyMatch(p -> p.negated() && p.spells(name) && p.mayMatchBelow(relative));
    }

    /** Git's strings end at a NUL. */
    private static String upToNul(String line) {
        int nul = line.indexOf('\0');
        return nul < 0 ? line : line.substring(0, nul);
    }

    /** Blanks at the end go, unless a backslash keeps them. */
    private static String withoutBlanksAtEnd(String line) {
        int end = 0;
        int i = 0;
        while (i < line.length()) {
            if (line.charAt(i) == '\\') {
                if (i + 1 == line.length()) {
                    return line;
                }
                i += 2;
                end = i;
            } else {
                i++;
                if (line.charAt(i - 1) != ' ') {
                    end = i;
                }
            }
        }
        return line.substring(0, end);
    }
}
