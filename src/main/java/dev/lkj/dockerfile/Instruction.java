package dev.lkj.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * One instruction as it is written, with its continuation lines joined.
 *
 * @param line its first line, counted from 1
 * @param arguments all after the keyword and the flags, nothing replaced
 */
public record Instruction(int line, Keyword keyword, List<Flag> flags, String arguments, List<Heredoc> heredocs) {
    /** Copies the lists. */
    public Instruction {
        flags = List.copyOf(flags);
        heredocs = List.copyOf(heredocs);
    }

    /** The value of a flag, {@code from} of {@code --from=build}. */
    public Optional<String> flag(String name) {
        return flags.stream()
                .filter(flag -> flag.name().equals(name))
                .map(Flag::value)
                .findFirst();
    }

    /** The whole instruction on one line, blanks between words reduced to one. */
    public String text() {
        StringBuilder text = new StringBuilder(keyword.name());
        for (Flag flag : flags) {
            text.append(" --").append(flag.name());
            if (!flag.value().isEmpty()) {
                text.append('=').append(flag.value());
            }
        }
        return text.append(' ')
                .append(arguments.replaceAll("\\s+", " "))
                .toString()
                .strip();
    }
}
