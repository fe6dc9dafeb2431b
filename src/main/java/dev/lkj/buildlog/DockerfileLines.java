package dev.lkj.buildlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads of a Dockerfile which lines make up each instruction. */
final class DockerfileLines {
    private static final Pattern HEREDOC = Pattern.compile("<<-?([\"']?)(\\w+)\\1");

    private final List<String> lines;
    private int next;

    private DockerfileLines(List<String> lines) {
        this.lines = lines;
    }

    /**
     * An instruction.
     *
     * @param first the number of its first line, from 1
     * @param last the number of its last line
     * @param keyword its first word, in capitals
     * @param text all of it on one line, blanks folded, its keyword in capitals
     */
    record Instruction(int first, int last, String keyword, String text) {}

    static List<Instruction> instructions(String dockerfile) {
        DockerfileLines reader = new DockerfileLines(dockerfile.lines().toList());
        List<Instruction> instructions = new ArrayList<>();
        while (reader.next < reader.lines.size()) {
            String line = reader.lines.get(reader.next).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                reader.next++;
            } else {
                instructions.add(reader.instruction());
            }
        }
        return instructions;
    }

    private Instruction instruction() {
        int first = next + 1;
        StringBuilder text = new StringBuilder();
        boolean goesOn = true;
        while (goesOn && next < lines.size()) {
            String line = lines.get(next).strip();
            next++;
            // Comments and empty lines within an instruction are no part of it, and do not end it.
            if (line.startsWith("#") || line.isEmpty()) {
                continue;
            }
            goesOn = line.endsWith("\\");
            text.append(goesOn ? line.substring(0, line.length() - 1) : line).append(' ');
        }
        skipHeredocs(text.toString());
        String folded = text.toString().strip().replaceAll("\\s+", " ");
        String keyword = folded.substring(0, (folded + " ").indexOf(' ')).toUpperCase(Locale.ROOT);
        return new Instruction(first, next, keyword, keyword + folded.substring(keyword.length()));
    }

    private void skipHeredocs(String text) {
        Matcher heredoc = HEREDOC.matcher(text);
        while (heredoc.find()) {
            while (next < lines.size() && !lines.get(next).strip().equals(heredoc.group(2))) {
                next++;
            }
            next = Math.min(next + 1, lines.size());
        }
    }
}
