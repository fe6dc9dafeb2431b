package dev.lkj.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One row of the tables that say, sentence by sentence, what lkj has to do and which test shows it.
 *
 * @param file the table's file
 * @param commands what the heading above the row names, such as {@code agent promote}; none above what many share
 * @param kind what the row is about
 * @param what what has to be so
 * @param tests names of tests
 * @param runs names of recorded runs, each in brackets behind the test that replays them
 */
record ContractRow(String file, Set<String> commands, String kind, String what, List<String> tests, List<String> runs) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "contract", "rows");
    private static final Pattern COMMAND = Pattern.compile("`lkj? ((?:agent|project|cloud)[^`]*)`");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    /** All rows of all tables. */
    static List<ContractRow> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ContractRow> read(Path file) {
        List<ContractRow> rows = new ArrayList<>();
        Set<String> commands = Set.of();
        for (String line : lines(file)) {
            if (line.startsWith("#")) {
                commands = new LinkedHashSet<>(COMMAND.matcher(line)
                        .results()
                        .map(name -> name.group(1))
                        .toList());
            } else if (line.startsWith("|") && !line.startsWith("|-") && !line.startsWith("| kind |")) {
                rows.add(row(String.valueOf(file.getFileName()), Set.copyOf(commands), line));
            }
        }
        return rows;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ContractRow row(String file, Set<String> commands, String line) {
        List<String> cells =
                Arrays.stream(BAR.split(line, -1)).map(String::strip).toList();
        if (cells.size() != 5) {
            throw new IllegalArgumentException(file + ": not three cells: " + line);
        }
        List<String> names = Stream.of(cells.get(3).replace("[", " [").split(" +", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        return new ContractRow(
                file,
                commands,
                cells.get(1),
                cells.get(2),
                names.stream().filter(name -> !name.startsWith("[")).toList(),
                names.stream()
                        .filter(name -> name.startsWith("["))
                        .map(name -> name.substring(1, name.length() - 1))
                        .toList());
    }

    /** Whether lkj does something else on purpose. */
    boolean differs() {
        return what.endsWith("(differs)");
    }

    @Override
    public String toString() {
        return file + ": " + kind + ": " + what;
    }
}
