package dev.lkj.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real terminal, drawn by tmux, in which a command runs; afterwards the screen stays until it is closed. */
public final class Tmux implements AutoCloseable {
    private final Path socket;

    /**
     * Runs a command in a terminal.
     *
     * @param folder a folder for the terminal's own files
     * @param command shown with its exit code in brackets, {@code [exit 0]}, when it has ended
     */
    public Tmux(Path folder, int columns, int rows, Path directory, Map<String, String> variables, List<String> command)
            throws IOException {
        // A socket's name has at most 107 bytes; folders of tests may be longer.
        socket = Files.createTempDirectory("tmux").resolve("s");
        StringBuilder script = new StringBuilder("trap : INT\ncd " + quoted(directory.toString()) + "\nenv -i");
        variables.forEach(
                (name, value) -> script.append(' ').append(name).append('=').append(quoted(value)));
        script.append(" TERM=\"$TERM\"");
        command.forEach(word -> script.append(' ').append(quoted(word)));
        script.append("\necho \"[exit $?]\"\nexec cat > /dev/null\n");
        Path file = folder.resolve("terminal.sh");
        Files.writeString(file, script);
        run(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "" + columns,
                "-y",
                "" + rows,
                "sh " + quoted(file.toString()));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The visible rows, without blanks at their ends and without empty rows at the end. */
    public String screen() {
        return run("capture-pane", "-p").stripTrailing();
    }

    /** All rows that there ever were. */
    public String history() {
        return run("capture-pane", "-p", "-S", "-").stripTrailing();
    }

    /** The same, with lines in one piece that are wrapped at the right edge. */
    public String unwrapped() {
        return run("capture-pane", "-p", "-J", "-S", "-")
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    public boolean cursorShown() {
        return run("display-message", "-p", "#{cursor_flag}").strip().equals("1");
    }

    /** Presses keys by their names: {@code Enter}, {@code Down}, {@code C-c}, {@code y}. */
    public Tmux press(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        run(command.toArray(String[]::new));
        return this;
    }

    public Tmux resize(int columns, int rows) {
        run("resize-window", "-x", "" + columns, "-y", "" + rows);
        return this;
    }

    /** Waits until a text is on the screen. */
    public Tmux await(String text) {
        String[] last = {""};
        try {
            Await.until("[" + text + "] is on the screen", () -> {
                last[0] = screen();
                return last[0].contains(text);
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; there was:\n" + last[0], e);
        }
        return this;
    }

    private String run(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
        command.addAll(List.of(words));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().remove("TMUX");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("kill-server");
        try {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
