package dev.lkj.dockerfile;

import java.util.List;

/** The sources and the destination of a COPY or ADD, variables not replaced. */
public record CopyPaths(List<String> sources, String destination) {
    /** Copies the list. */
    public CopyPaths {
        sources = List.copyOf(sources);
    }

    /** The paths of a COPY or ADD, in either form. */
    public static CopyPaths of(Instruction instruction) throws DockerfileException {
        String arguments = instruction.arguments();
        List<String> words = CommandForm.strings(arguments).orElseGet(() -> List.of(arguments.split("\\s+")));
        if (words.size() < 2) {
            throw new DockerfileException(
                    instruction.line(),
                    instruction.keyword() + " requires at least two arguments, but only one was provided."
                            + " Destination could not be determined");
        }
        return new CopyPaths(words.subList(0, words.size() - 1), words.get(words.size() - 1));
    }
}
