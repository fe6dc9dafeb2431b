package dev.lkj.cli;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.FastTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** An emulator in fast time with the agent CA_1, a folder with its project, and lkj run in it. */
public final class Rehearsal implements AutoCloseable {
    public static final String AGENT = "CA_1";

    /** Times faster than real: what takes a minute is over in a second. */
    private static final int FACTOR = 60;

    private final FastTime time = new FastTime(FACTOR);
    private final Path folder;
    private final EmulatorServer emulator;

    public Rehearsal(Path folder) throws IOException {
        this(folder, UnaryOperator.identity());
    }

    public Rehearsal(Path folder, UnaryOperator<EmulatorOptions> change) throws IOException {
        this(folder, change, Duration.ofMillis(500));
    }

    /** One whose instances take so long to start, in its own time. */
    public Rehearsal(Path folder, UnaryOperator<EmulatorOptions> change, Duration start) throws IOException {
        this.folder = folder;
        Files.createDirectories(work());
        emulator = EmulatorServer.start(change.apply(EmulatorOptions.of(new SimulateEngine(time, start))
                .withAgents(List.of(AgentSeed.of(AGENT)))
                .withClock(time)
                .withTemporary(folder)
                .withPeriod(Duration.ofMillis(2))));
        file("livekit.toml", "[project]\n  subdomain = \"emulator\"\n\n[agent]\n  id = \"" + AGENT + "\"\n");
        file("Dockerfile", "FROM scratch\n");
    }

    /** The project's folder. */
    public Path work() {
        return folder.resolve("work");
    }

    /** Writes a file of the project. */
    public Rehearsal file(String name, String text) throws IOException {
        Files.writeString(work().resolve(name), text);
        return this;
    }

    public EmulatorServer emulator() {
        return emulator;
    }

    /** Runs lkj in the project's folder. */
    public CliHarness.Result run(String... args) {
        return harness().run(args);
    }

    /** One run of lkj that is still to come. */
    public CliHarness harness() {
        return new CliHarness(work(), folder)
                .with("TMPDIR", folder.toString())
                .with(emulator.environment())
                .with(time);
    }

    /** The same for a line without quotes. */
    public CliHarness.Result type(String line) {
        return run(line.split(" ", -1));
    }

    @Override
    public void close() {
        emulator.close();
    }
}
