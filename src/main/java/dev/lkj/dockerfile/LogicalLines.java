package dev.lkj.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a Dockerfile, continued ones joined, comments and empty ones left out. */
final class LogicalLines {
    private final List<String> lines;
    private final Pattern continued;
    private int next;

    /** A joined line and the number of its first one, counted from 1. */
    record Line(int number, String text) {}

    LogicalLines(List<String> lines, char escape) {
        this.lines = lines;
        String quoted = Pattern.quote(String.valueOf(escape));
        // An escaped escape character at the end of a line does not continue it.
        this.continued = Pattern.compile("(?<!" + quoted + ")" + quoted + "[ \\t]*$");
    }

    Optional<Line> read() {
        while (next < lines.size() && isSkipped(lines.get(next))) {
            next++;
        }
        if (next == lines.size()) {
            return Optional.empty();
        }
        int first = next + 1;
        StringBuilder joined = new StringBuilder();
        boolean goesOn = true;
        while (goesOn && next < lines.size()) {
            String line = lines.get(next++);
            if (isSkipped(line)) {
                continue;
            }
            Matcher end = continued.matcher(line);
            goesOn = end.find();
            joined.append(goesOn ? line.substring(0, end.start()) : line);
        }
        return Optional.of(new Line(first, joined.toString().strip()));
    }

    /** The lines up to one that is the given word, which is read too. */
    String readHeredoc(String word, boolean withoutTabs, int startedAt) throws DockerfileException {
        StringBuilder content = new StringBuilder();
        while (next < lines.size()) {
            String line = lines.get(next++);
            String text = withoutTabs ? line.replaceFirst("^\\t+", "") : line;
            if (text.equals(word)) {
                return content.toString();
            }
            content.append(text).append('\n');
        }
        throw new DockerfileException(startedAt, "unterminated heredoc");
    }

    private static boolean isSkipped(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#");
    }
}
