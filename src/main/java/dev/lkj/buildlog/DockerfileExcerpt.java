package dev.lkj.buildlog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Some lines of a Dockerfile around the one that failed.
 *
 * @param line the number of the first line of the instruction that failed
 * @param rows the lines to show
 */
public record DockerfileExcerpt(int line, List<Row> rows) {
    /** So many lines are shown before and after the instruction. */
    private static final int AROUND = 2;

    /** Of a longer instruction only the beginning is shown. */
    private static final int LONGEST = 8;

    private static final Pattern NAMED_LINE = Pattern.compile("(?:Dockerfile:|parse error on line )(\\d{1,6})");

    /** A line, its number, and whether it is part of what failed. */
    public record Row(int number, boolean failed, String text) {}

    /** Copies the rows. */
    public DockerfileExcerpt {
        rows = List.copyOf(rows);
    }

    /** Finds the instruction of a step by its name; empty when the Dockerfile has none that surely is the step's. */
    static Optional<DockerfileExcerpt> ofStep(String dockerfile, String stepName) {
        return new DockerfileSteps(dockerfile)
                .find(stepName)
                .map(found -> around(dockerfile, found.first(), found.last()));
    }

    /** Finds the line that the message of a failed build names. */
    static Optional<DockerfileExcerpt> ofMessage(String dockerfile, String message) {
        Matcher named = NAMED_LINE.matcher(message);
        if (!named.find()) {
            return Optional.empty();
        }
        int line = Integer.parseInt(named.group(1));
        return line > 0 && line <= dockerfile.lines().count()
                ? Optional.of(around(dockerfile, line, line))
                : Optional.empty();
    }

    private static DockerfileExcerpt around(String dockerfile, int first, int last) {
        List<String> lines = dockerfile.lines().toList();
        int from = Math.max(1, first - AROUND);
        int to = Math.min(lines.size(), Math.min(last, first + LONGEST - 1) + AROUND);
        return new DockerfileExcerpt(
                first,
                IntStream.rangeClosed(from, to)
                        .mapToObj(number -> new Row(number, number >= first && number <= last, lines.get(number - 1)))
                        .toList());
    }
}
