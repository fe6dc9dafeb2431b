package dev.lkj.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with blocks of a console: lines that begin with a dollar sign are typed, the others are what was shown. */
final class TourPage {
    private static final String OPEN = "```console";
    private static final String CLOSE = "```";
    private static final String PROMPT = "$ ";

    private final List<String> lines;

    private TourPage(List<String> lines) {
        this.lines = lines;
    }

    static TourPage read(Path file) throws IOException {
        return new TourPage(Files.readAllLines(file));
    }

    List<String> commands() {
        List<String> commands = new ArrayList<>();
        boolean console = false;
        for (String line : lines) {
            console = line.equals(OPEN) || (console && !line.equals(CLOSE));
            if (console && line.startsWith(PROMPT)) {
                commands.add(line.substring(PROMPT.length()));
            }
        }
        return commands;
    }

    /** The page with other output behind its commands. */
    String with(List<String> shown) {
        StringBuilder text = new StringBuilder();
        boolean console = false;
        int command = 0;
        for (String line : lines) {
            boolean begins = line.equals(OPEN);
            boolean ends = console && line.equals(CLOSE);
            console = begins || (console && !ends);
            if (!console || begins || ends) {
                text.append(line).append('\n');
            } else if (line.startsWith(PROMPT)) {
                text.append(line).append('\n');
                String output = shown.get(command);
                command++;
                text.append(output.isEmpty() ? "" : output + "\n");
            }
        }
        return text.toString();
    }

    void write(Path file, List<String> shown) throws IOException {
        Files.writeString(file, with(shown).replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:8790"));
    }

    /** The text without what differs from run to run: versions are named by their order, times and ports go. */
    static String normalised(String text) {
        Map<String, String> versions = new HashMap<>();
        Matcher matcher = Pattern.compile("\\b2\\d{13}\\b").matcher(text);
        String named = matcher.replaceAll(
                found -> versions.computeIfAbsent(found.group(), any -> "VERSION" + versions.size()));
        return named.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
                .replaceAll(" +\\d+\\.\\ds(?= *(?:\n|$))", " TIME")
                .replaceAll("\\b(?:just now|\\d+ (?:seconds?|minutes?) ago)", "AGO")
                .replaceAll("(?:today|yesterday) \\d\\d:\\d\\d|at most until \\d\\d:\\d\\d", "CLOCK")
                .replaceAll("[0-9.]+ kB", "SIZE")
                .replaceAll("(?m)^\\S+ is draining: .*\n", "")
                .replaceAll("\\bdraining +Draining", "Stopped")
                .replaceAll("crashed \\d+ times", "crashed OFTEN")
                .replaceAll(" +", " ")
                .replaceAll(" (?=\n)", "");
    }
}
