package dev.lkj.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a Dockerfile into its stages and instructions. */
final class DockerfileReader {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern FLAG = Pattern.compile("--([a-zA-Z][a-zA-Z0-9-]*)(?:=(\\S*))?(?:\\s+|$)");
    private static final Pattern HEREDOC = Pattern.compile("\\d*<<(-?)(['\"]?)([a-zA-Z_.][a-zA-Z0-9_.-]*)\\2");

    private final LogicalLines lines;
    private final List<Instruction> globalArguments = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Instruction> current = new ArrayList<>();

    private DockerfileReader(LogicalLines lines) {
        this.lines = lines;
    }

    static Dockerfile read(String text) throws DockerfileException {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> physical = withoutMark.lines().toList();
        char escape = Directives.escape(physical);
        DockerfileReader reader = new DockerfileReader(new LogicalLines(physical, escape));
        reader.readAll();
        return new Dockerfile(escape, reader.globalArguments, reader.stages);
    }

    private void readAll() throws DockerfileException {
        Optional<Instruction> from = Optional.empty();
        for (Optional<LogicalLines.Line> line = lines.read(); line.isPresent(); line = lines.read()) {
            Instruction instruction = instruction(line.get());
            if (instruction.keyword() == Keyword.FROM) {
                endStage(from);
                from = Optional.of(instruction);
            } else if (from.isPresent()) {
                current.add(instruction);
            } else if (instruction.keyword() == Keyword.ARG) {
                globalArguments.add(instruction);
            } else {
                throw new DockerfileException(instruction.line(), "no build stage in current context");
            }
        }
        endStage(from);
        if (stages.isEmpty()) {
            throw new DockerfileException(0, "the Dockerfile has no FROM");
        }
    }

    private void endStage(Optional<Instruction> from) throws DockerfileException {
        if (from.isPresent()) {
            stages.add(stage(from.get()));
            current.clear();
        }
    }

    private Stage stage(Instruction from) throws DockerfileException {
        String[] words = BLANKS.split(from.arguments(), -1);
        boolean named = words.length == 3 && words[1].equalsIgnoreCase("AS");
        if (words[0].isEmpty() || !(words.length == 1 || named)) {
            throw new DockerfileException(from.line(), "FROM requires either one or three arguments");
        }
        String name = named ? words[2].toLowerCase(Locale.ROOT) : "";
        if (named && !name.matches("[a-z][a-z0-9_.-]*")) {
            throw new DockerfileException(from.line(), "invalid name for build stage: \"" + name + "\"");
        }
        return new Stage(stages.size(), name, words[0], from, current);
    }

    private Instruction instruction(LogicalLines.Line line) throws DockerfileException {
        String[] parts = BLANKS.split(line.text(), 2);
        Keyword keyword = Keyword.read(parts[0], line.number());
        String rest = parts.length == 1 ? "" : parts[1];
        List<Flag> flags = new ArrayList<>();
        Matcher flag = FLAG.matcher(rest);
        while (flag.lookingAt()) {
            String value = flag.group(2);
            flags.add(new Flag(flag.group(1), value == null ? "" : value));
            rest = rest.substring(flag.end());
            flag.reset(rest);
        }
        if (rest.isEmpty()) {
            throw new DockerfileException(line.number(), keyword + " requires at least one argument");
        }
        return new Instruction(line.number(), keyword, flags, rest, heredocs(keyword, rest, line.number()));
    }

    private List<Heredoc> heredocs(Keyword keyword, String arguments, int line) throws DockerfileException {
        List<Heredoc> heredocs = new ArrayList<>();
        if (keyword.takesHeredocs()) {
            for (String word : BLANKS.split(arguments, -1)) {
                Matcher start = HEREDOC.matcher(word);
                if (start.matches()) {
                    String name = start.group(3);
                    String content = lines.readHeredoc(name, !start.group(1).isEmpty(), line);
                    heredocs.add(new Heredoc(name, content, start.group(2).isEmpty()));
                }
            }
        }
        return heredocs;
    }
}
