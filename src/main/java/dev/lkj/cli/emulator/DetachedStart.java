package dev.lkj.cli.emulator;

import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.CancelledException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts an emulator as a process of its own, and returns when it is ready. */
final class DetachedStart {
    private static final Pattern READY =
            Pattern.compile("^(  \\. .*lkj-emulator-(\\d+)\\.env.*)\\R(  https?://.*)\\R", Pattern.MULTILINE);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** What the process of its own is not to be told: it must say when it is ready. */
    private static final Set<String> OURS = Set.of("--detach", "--detach=true", "-q", "--quiet", "--silent");

    /** A session of its own where there is a program for it; else Ctrl-C and a closed terminal are not for it. */
    private static final String APART = """
            if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
            trap '' INT HUP
            exec "$@"
            """;

    private final Wiring wiring;
    private final List<String> args;

    /** One that is to get these arguments. */
    DetachedStart(Wiring wiring, List<String> args) {
        this.wiring = wiring;
        this.args = args.stream().filter(arg -> !OURS.contains(arg)).toList();
    }

    ExitCode run() {
        try {
            Path log = Files.createTempFile(wiring.environment().temporary(), "lkj-emulator-", ".log");
            Process process = launch(log);
            try {
                return await(process, log);
            } catch (CancelledException e) {
                process.destroy();
                throw e;
            }
        } catch (IOException e) {
            throw LkjException.of(ExitCode.UNAVAILABLE, "the emulator did not start: " + e.getMessage(), e);
        }
    }

    private Process launch(Path log) throws IOException {
        List<String> command = new ArrayList<>();
        if (File.separatorChar == '/') {
            command.addAll(List.of("/bin/sh", "-c", APART, "sh"));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command.addAll(List.of(java, "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.lkj.cli.Main"));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(wiring.environment().directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private ExitCode await(Process process, Path log) throws IOException {
        while (true) {
            boolean over = !process.isAlive();
            String said = Files.readString(log, StandardCharsets.UTF_8);
            Matcher ready = READY.matcher(said);
            if (ready.find()) {
                ready(List.of(ready.group(1), ready.group(3)), ready.group(2), log);
                return ExitCode.OK;
            }
            if (over) {
                // Its own message says what was wrong.
                wiring.environment().err().print().print(said);
                Files.deleteIfExists(log);
                wiring.end().endWith(process.exitValue());
                return ExitCode.UNAVAILABLE;
            }
            wiring.pacing().pause(LOOK);
        }
    }

    private void ready(List<String> ways, String port, Path log) {
        wiring.status(EmulatorFlags.GREETING);
        wiring.status("");
        ways.forEach(wiring::status);
        wiring.status("");
        wiring.status("Log    " + log);
        wiring.status("Stop   lkj emulator stop --port " + port);
    }
}
