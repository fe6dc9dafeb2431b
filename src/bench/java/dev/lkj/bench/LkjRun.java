package dev.lkj.bench;

import dev.lkj.bench.Bench.Surroundings;
import dev.lkj.cli.Environment;
import dev.lkj.cli.Lkj;
import dev.lkj.cli.Output;
import dev.lkj.cli.ProcessEnd;
import dev.lkj.error.ExitCode;
import dev.lkj.time.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Runs lkj's own commands in this process, as in a CI job: no terminal. */
final class LkjRun {
    private final Surroundings around;
    private final Map<String, String> variables;

    LkjRun(Surroundings around, Map<String, String> environment) {
        this.around = around;
        variables = new HashMap<>(environment);
        variables.put("LANG", "C.UTF-8");
        variables.put("TMPDIR", around.folder().toString());
    }

    /** Runs a command in a folder; an error when it does not end with 0. */
    void run(Path directory, String... args) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Environment environment = new Environment(
                Map.copyOf(variables),
                directory,
                around.folder(),
                InputStream.nullInputStream(),
                new Output(said),
                new Output(said),
                Environment.Terminals.NONE,
                around.clock(),
                around.pacing(),
                new Cancellation());
        int code = Lkj.run(environment, new NoSignals(), args);
        if (code != 0) {
            throw new IOException("lkj " + String.join(" ", args) + " ended with " + code + ":\n"
                    + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static final class NoSignals implements ProcessEnd {
        @Override
        public ExitCode signal() {
            return ExitCode.INTERRUPTED;
        }

        @Override
        public void allow(Duration time) {}

        @Override
        public void endWith(int code) {}
    }
}
