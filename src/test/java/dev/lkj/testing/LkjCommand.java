package dev.lkj.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How to start lkj as a process of its own: nothing of this process's environment gets into it. */
public final class LkjCommand {
    private final Path directory;
    private final Path streams;
    private final Map<String, String> variables = new TreeMap<>();
    private final List<String> wrapper = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    /**
     * A command in a folder.
     *
     * @param streams a folder for what it prints
     */
    public LkjCommand(Path directory, Path streams) {
        this.directory = directory;
        this.streams = streams;
    }

    public LkjCommand with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public LkjCommand with(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /** An option of the Java machine. */
    public LkjCommand option(String option) {
        options.add(option);
        return this;
    }

    /** Which of its streams it takes for terminals; they are files all the same. */
    public LkjCommand terminals(String numbers) {
        return option("-Dlkj.tty=" + numbers);
    }

    /** Starts it through a line of shell in which {@code "$@"} is lkj. */
    public LkjCommand through(String shell) {
        wrapper.clear();
        wrapper.addAll(List.of("/bin/sh", "-c", shell, "sh"));
        return this;
    }

    /** The words that start it. */
    public List<String> words(String... args) {
        List<String> words = new ArrayList<>(wrapper);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Small and quick: what lkj's own start script asks for.
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.lkj.cli.Main"));
        words.addAll(Arrays.asList(args));
        return words;
    }

    /** Starts it in a terminal of that size. */
    public Tmux inTerminal(int columns, int rows, String... args) {
        try {
            return new Tmux(streams, columns, rows, directory, variables, words(args));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LkjProcess start(String... args) {
        try {
            Path out = Files.createTempFile(streams, "lkj-", ".out");
            Path err = Files.createTempFile(streams, "lkj-", ".err");
            ProcessBuilder builder = new ProcessBuilder(words(args))
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            return new LkjProcess(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end. */
    public LkjProcess.Result run(String... args) {
        return start(args).result();
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
