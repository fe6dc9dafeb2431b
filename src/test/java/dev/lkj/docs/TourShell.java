package dev.lkj.docs;

import dev.lkj.testing.VirtualScreen;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell with lkj on its path that believes to be on a terminal; gives what the terminal shows for each command. */
final class TourShell {
    private static final int COLUMNS = 80;
    private static final int ROWS = 200;
    private static final Pattern MARK = Pattern.compile("<<<(\\d+)>>>\n");

    private final Path folder;
    private final Map<String, String> variables;

    TourShell(Path folder, Map<String, String> variables) throws IOException {
        this.folder = folder;
        this.variables = variables;
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("lkj");
        Files.writeString(program, """
                #!/bin/sh
                tty=12
                case "$*" in *--json*) tty=;; esac
                exec "$TOUR_JAVA" -XX:TieredStopAtLevel=1 -Dlkj.tty=$tty -cp "$TOUR_CLASSES" dev.lkj.cli.Main "$@"
                """);
        Files.setPosixFilePermissions(program, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    List<String> type(List<String> commands) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < commands.size(); i++) {
            // The mark must not hide the exit code that the next command may show.
            script.append("code=$?; printf '<<<%d>>>\\n'; (exit $code)\n".formatted(i))
                    .append(commands.get(i))
                    .append('\n');
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.toString())
                .directory(Files.createDirectory(folder.resolve("home")).toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LIVEKIT") || name.startsWith("LK_"));
        environment.putAll(variables);
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("HOME", folder.resolve("home").toString());
        environment.put(
                "TOUR_JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("TOUR_CLASSES", System.getProperty("java.class.path"));
        environment.put("LKJ", Path.of("").toAbsolutePath().toString());
        environment.put("GIT_CEILING_DIRECTORIES", folder.toString());
        environment.put("TERM", "xterm");
        environment.put("LANG", "C.UTF-8");
        environment.put("NO_COLOR", "1");
        environment.put("TZ", "UTC");
        environment.put("COLUMNS", String.valueOf(COLUMNS));
        environment.put("LINES", "40");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return shown(output, commands.size());
    }

    private static List<String> shown(String output, int count) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = MARK.matcher(output);
        int from = -1;
        while (matcher.find()) {
            if (from >= 0) {
                parts.add(screen(output.substring(from, matcher.start())));
            }
            from = matcher.end();
        }
        parts.add(screen(output.substring(Math.max(0, from))));
        if (parts.size() != count) {
            throw new AssertionError("the shell ended early:\n" + output);
        }
        return parts;
    }

    private static String screen(String output) {
        VirtualScreen screen = new VirtualScreen(COLUMNS, ROWS);
        try (PrintStream stream = screen.stream()) {
            stream.print(output);
        }
        return screen.text().stripTrailing();
    }
}
