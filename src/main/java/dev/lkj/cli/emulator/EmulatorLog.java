package dev.lkj.cli.emulator;

import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an emulator says while another command has the terminal; kept only when that command fails. */
final class EmulatorLog {
    private final Path path;
    private final PrintWriter out;

    private EmulatorLog(Path path, PrintWriter out) {
        this.path = path;
        this.out = out;
    }

    static EmulatorLog create(Wiring wiring) {
        try {
            // Created readable by its user only, where the system knows such a thing.
            Path path = Files.createTempFile(wiring.environment().temporary(), "lkj-emulator-", ".log");
            return new EmulatorLog(path, new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), true));
        } catch (IOException e) {
            throw LkjException.failed(
                    "cannot create a log file in " + wiring.environment().temporary() + ": " + e.getMessage());
        }
    }

    synchronized void line(String text) {
        out.println(text);
    }

    /** Ends the log. */
    synchronized void close(boolean keep) {
        out.close();
        if (!keep) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // It lies among temporary files and holds no secret.
                return;
            }
        }
    }

    String shown() {
        return path.toString();
    }
}
