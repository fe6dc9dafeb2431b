package dev.lkj.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The most memory that a process had, as the system counts it for whoever waits for the process. Java cannot ask for that
 * count, so a small program starts the process: GNU time, else Python, which is itself a lower bound of 10 MiB or so.
 * Reading {@code /proc} would miss what happens between the last look and the end.
 */
final class PeakMemory {
    private static final int KIB = 1024;

    private static final String PYTHON = """
            import os, sys
            pid = os.spawnvp(os.P_NOWAIT, sys.argv[2], sys.argv[2:])
            _, status, usage = os.wait4(pid, 0)
            with open(sys.argv[1], 'w') as out:
                out.write(str(usage.ru_maxrss // (1024 if sys.platform == 'darwin' else 1)))
            sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1)
            """;

    private final List<String> before;
    private final Path file;

    private PeakMemory(List<String> before, Path file) {
        this.before = before;
        this.file = file;
    }

    /** Finds a way on this machine. */
    static Optional<PeakMemory> find(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("memory");
        List<List<String>> ways = List.of(
                List.of("/usr/bin/time", "-q", "-f", "%M", "-o", file.toString()),
                List.of("gtime", "-q", "-f", "%M", "-o", file.toString()),
                List.of("python3", "-c", PYTHON, file.toString()));
        for (List<String> way : ways) {
            PeakMemory memory = new PeakMemory(way, file);
            if (memory.works()) {
                return Optional.of(memory);
            }
        }
        return Optional.empty();
    }

    private boolean works() throws InterruptedException {
        try {
            Process trial = new ProcessBuilder(around(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor() == 0 && mebibytes() > 0;
        } catch (IOException | NumberFormatException e) {
            // Not there, or another one of that name.
            return false;
        }
    }

    /** The command that runs the other one; it ends with the same code. */
    List<String> around(List<String> command) {
        List<String> all = new ArrayList<>(before);
        all.addAll(command);
        return all;
    }

    /** Of the command that ran last. */
    double mebibytes() throws IOException {
        return Double.parseDouble(Files.readString(file).strip()) / KIB;
    }
}
