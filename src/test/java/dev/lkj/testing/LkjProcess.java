package dev.lkj.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** lkj as it runs: what it printed so far, signals to it, its end. Closing kills it. */
public final class LkjProcess implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    /** What a run left behind. */
    public record Result(int code, String out, String err) {}

    LkjProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it wrote to standard output so far. */
    public String out() {
        return LkjCommand.read(out);
    }

    /** What it wrote to standard error so far. */
    public String err() {
        return LkjCommand.read(err);
    }

    /** Waits until it has printed something to standard output. */
    public LkjProcess awaitOut(String text) {
        return await(text, out);
    }

    /** Waits until it has printed something to standard error. */
    public LkjProcess awaitErr(String text) {
        return await(text, err);
    }

    private LkjProcess await(String text, Path stream) {
        Await.until("[" + text + "] is printed", () -> {
            boolean alive = isAlive();
            boolean found = LkjCommand.read(stream).contains(text);
            assertThat(found || alive)
                    .as("ended without [" + text + "]: " + err())
                    .isTrue();
            return found;
        });
        return this;
    }

    /** Sends a signal, {@code INT} for example. */
    public LkjProcess signal(String name) {
        signal(process.pid(), name);
        return this;
    }

    /** Sends a signal to a process. */
    public static void signal(long pid, String name) {
        assertThat(shell("kill -" + name + " " + pid)).isZero();
    }

    /** Runs a line of shell and gives its exit code. */
    public static int shell(String line) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", line).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end. */
    public Result result() {
        try {
            int code = process.waitFor();
            return new Result(code, out(), err());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Leaves a test out, visibly, where there are no POSIX signals or where SIGINT is ignored, as behind nohup. */
    public static void assumeSignals() {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews())
                .as("signals are for POSIX systems")
                .contains("posix");
        assumeThat(interruptIgnored())
                .as("SIGINT is ignored here, and so in every child")
                .isFalse();
    }

    private static boolean interruptIgnored() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return LkjCommand.read(status)
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        result();
    }
}
