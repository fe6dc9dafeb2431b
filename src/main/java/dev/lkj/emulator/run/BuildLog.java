package dev.lkj.emulator.run;

import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.BuildVertex;
import dev.lkj.wire.WireJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The text of a build's status, as the build log has it: each step's name once, its output, its error. */
final class BuildLog implements AutoCloseable {
    private final PrintWriter out;
    private final Set<String> told = new HashSet<>();

    private BuildLog(BufferedWriter out) {
        this.out = new PrintWriter(out);
    }

    static BuildLog create(Path file) throws IOException {
        return new BuildLog(Files.newBufferedWriter(file));
    }

    /** Writes each line to the log and passes it on. */
    Consumer<String> andThen(Consumer<String> next) {
        return line -> {
            write(line);
            next.accept(line);
        };
    }

    private synchronized void write(String line) {
        try {
            BuildStatus status = WireJson.readLine(line, BuildStatus.class);
            status.vertexes().forEach(this::tell);
            status.logs().forEach(log -> out.print(log.data().utf8()));
            status.warnings()
                    .forEach(warning -> out.print("WARN: " + warning.summary().utf8() + "\n"));
        } catch (IOException e) {
            out.print(line + "\n");
        }
        out.flush();
    }

    private void tell(BuildVertex vertex) {
        if (vertex.started() != null && told.add(vertex.digest())) {
            out.print(vertex.name() + (vertex.cached() ? "  (cached)" : "") + "\n");
        }
        if (!vertex.error().isEmpty() && told.add("error " + vertex.digest())) {
            out.print("ERROR: " + vertex.name() + ": " + vertex.error() + "\n");
        }
    }

    synchronized void failed(String why) {
        out.print("BUILD ERROR: " + why + "\n");
    }

    @Override
    public synchronized void close() {
        out.close();
    }
}
