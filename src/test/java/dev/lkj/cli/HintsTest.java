package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A hint names only commands that exist, with flags that they have. */
class HintsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMAND = Pattern.compile("\\blkj (agent|emulator|project|cloud)((?: [^\\s`\\\\]+)+)");
    private static final Pattern MADE =
            Pattern.compile("(?:next(?:\\(\\))?|NextCommand\\([^()]*\\))\\s*\\.of\\((\"[^;]*?)\\)");
    private static final Pattern ADVICE = Pattern.compile("Advice\\.of\\(\\s*\"[^\"]*\"[^,]*(?:\\+[^,]*)?,([^;]*?)\\)");

    /** A command that is named somewhere: its words. */
    private record Named(Path file, List<String> words) {}

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            // A text that goes on in the next line of the source is one text.
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Named> inTexts() throws IOException {
        List<Named> found = new ArrayList<>();
        sources()
                .forEach(file -> LITERAL.matcher(text(file)).results().forEach(literal -> {
                    Matcher command = COMMAND.matcher(literal.group(1));
                    while (command.find()) {
                        found.add(new Named(
                                file, List.of(command.group().substring(4).split(" ", -1))));
                    }
                }));
        return found;
    }

    private static List<Named> made() throws IOException {
        List<Named> found = new ArrayList<>();
        sources()
                .forEach(file -> Stream.of(MADE, ADVICE)
                        .flatMap(pattern -> pattern.matcher(text(file)).results())
                        .forEach(call -> {
                            List<String> words = new ArrayList<>(List.of("agent"));
                            words.addAll(LITERAL.matcher(call.group(1))
                                    .results()
                                    .map(literal -> literal.group(1))
                                    .toList());
                            found.add(new Named(file, words));
                        }));
        return found;
    }

    private static List<String> missing(List<Named> commands) {
        CommandLine root = CommandTree.whole();
        return commands.stream()
                .flatMap(named -> missing(root, named)
                        .map(word -> named.file() + ": lkj " + String.join(" ", named.words()) + ": " + word))
                .collect(Collectors.toList());
    }

    private static Stream<String> missing(CommandLine root, Named named) {
        CommandSpec spec = root.getCommandSpec();
        List<String> unknown = new ArrayList<>();
        for (String word : named.words()) {
            String bare = word.replaceFirst("[.,;:)]+$", "");
            if (!spec.subcommands().isEmpty()) {
                CommandLine sub = spec.subcommands().get(bare);
                if (sub == null) {
                    return Stream.of("no command " + bare);
                }
                spec = sub.getCommandSpec();
            } else if (bare.equals("--")) {
                break;
            } else if (bare.matches("--?[a-z].*") && spec.findOption(bare) == null) {
                unknown.add("no flag " + bare);
            }
        }
        return unknown.stream();
    }

    @Test
    void commandsInTextsExist() throws IOException {
        assertThat(inTexts()).hasSizeGreaterThan(20);
        assertThat(missing(inTexts())).isEmpty();
    }

    @Test
    void commandsThatArePutTogetherExist() throws IOException {
        assertThat(made())
                .hasSizeGreaterThan(10)
                .allMatch(named -> !named.words().isEmpty());
        assertThat(missing(made())).isEmpty();
    }

    @Test
    void nothingSendsTheUserToAnotherProgramForWhatIsHere() throws IOException {
        assertThat(sources().map(HintsTest::text))
                .noneMatch(text -> text.contains("lk cloud") || text.contains("lk project"));
    }

    @Test
    void theScanFindsWhatIsWrong() {
        assertThat(missing(List.of(new Named(Path.of("X"), List.of("agent", "fly", "--now")))))
                .hasSize(1);
        assertThat(missing(List.of(new Named(Path.of("X"), List.of("agent", "status", "--now")))))
                .hasSize(1);
    }
}
