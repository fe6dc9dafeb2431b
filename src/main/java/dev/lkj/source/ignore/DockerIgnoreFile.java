package dev.lkj.source.ignore;

import dev.lkj.error.LkjException;
import dev.lkj.source.tree.RawNames;
import dev.lkj.source.tree.SourcePath;
import java.util.ArrayList;
import java.util.List;

/** The lines of the {@code .dockerignore}, with Docker's own meaning. */
final class DockerIgnoreFile {
    static final SourcePath NAME = SourcePath.of(".dockerignore");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A pattern and where it stands. */
    record Rule(IgnoreLine line, DockerPattern pattern) {}

    private DockerIgnoreFile() {}

    /**
     * Reads the content, given as its bytes.
     *
     * @throws LkjException with exit 2 for the first malformed line: Docker would refuse it, or trip over it later
     */
    static List<Rule> parse(String content) {
        String text = RawNames.decode(content);
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : unmarked.split("\n", -1)) {
            number++;
            if (!line.startsWith("#")) {
                String shown = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                add(rules, new IgnoreLine(NAME, number, RawNames.encode(shown)), normalise(line));
            }
        }
        return List.copyOf(rules);
    }

    private static void add(List<Rule> rules, IgnoreLine line, String pattern) {
        try {
            DockerPattern.parse(pattern).ifPresent(p -> rules.add(new Rule(line, p)));
        } catch (MalformedPatternException e) {
            throw LkjException.usage(
                            line.location() + ": syntax error in pattern " + line.pattern() + ": " + e.reason())
                    .withHint("correct the line, or put '#' before it; nothing was sent");
        }
    }

    /** What Docker does to a line before its matcher sees it. */
    private static String normalise(String line) {
        String trimmed = DockerText.trim(line);
        boolean negated = trimmed.startsWith("!");
        String pattern = negated ? DockerText.trim(trimmed.substring(1)) : trimmed;
        if (!pattern.isEmpty()) {
            pattern = DockerText.clean(pattern);
            pattern = pattern.length() > 1 && pattern.startsWith("/") ? pattern.substring(1) : pattern;
        }
        return negated ? "!" + pattern : pattern;
    }
}
