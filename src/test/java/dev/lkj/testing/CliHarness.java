package dev.lkj.testing;

import dev.lkj.cli.Environment;
import dev.lkj.cli.Lkj;
import dev.lkj.cli.Output;
import dev.lkj.cli.ProcessEnd;
import dev.lkj.error.ExitCode;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Runs lkj in this process as a shell would: arguments, environment and folder in, code and texts out. */
public final class CliHarness {
    private final Map<String, String> variables = new HashMap<>();
    private final Path directory;
    private final Path home;
    private final Cancellation cancellation = new Cancellation();
    private Clock clock = Clock.system();
    private Pacing pacing = Pacing.realTime(cancellation);
    private Environment.Terminals terminals = Environment.Terminals.NONE;
    private String stdin = "";

    /** What a run left behind. */
    public record Result(int code, String out, String err) {}

    public CliHarness(Path directory, Path home) {
        this.directory = directory;
        this.home = home;
        variables.put("LANG", "C.UTF-8");
        variables.put("TZ", "UTC");
    }

    public CliHarness with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public CliHarness with(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /** Time that only passes when somebody waits. */
    public CliHarness with(FakeTime time) {
        clock = time;
        pacing = time;
        return this;
    }

    /** Time that runs faster; a cancellation ends its pauses. */
    public CliHarness with(FastTime time) {
        clock = time;
        pacing = time.pacing(cancellation);
        return this;
    }

    public CliHarness stdin(String text) {
        stdin = text;
        return this;
    }

    public CliHarness terminals(boolean in, boolean out, boolean err) {
        terminals = new Environment.Terminals(in, out, err);
        return this;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    public Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                Map.copyOf(variables),
                directory,
                home,
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new Output(out),
                new Output(err),
                terminals,
                clock,
                pacing,
                cancellation);
        int code = Lkj.run(environment, new NoSignals(), args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
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
