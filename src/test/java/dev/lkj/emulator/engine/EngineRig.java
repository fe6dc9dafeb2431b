package dev.lkj.emulator.engine;

import dev.lkj.testing.Await;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** An engine with real processes, and short ways to make it run something. */
final class EngineRig implements AutoCloseable {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", System.getenv("PATH"), "EMULATOR_SECRET", "not for instances");

    final ProcessEngine engine;
    private final Path sources;
    private int images;

    private EngineRig(ProcessEngine engine, Path sources) {
        this.engine = engine;
        this.sources = sources;
    }

    static EngineRig lasting(Path folder) {
        return new EngineRig(ProcessEngine.lasting(folder.resolve("engine"), ENVIRONMENT, Clock.system()), folder);
    }

    static EngineRig passing(Path folder) {
        return new EngineRig(ProcessEngine.passing(folder, ENVIRONMENT, Clock.system()), folder);
    }

    String build(TarGz source) {
        String image = "image-" + images++;
        try {
            engine.build(new BuildRequest(image, source.in(sources)), new BuildLog(), new Cancellation());
            return image;
        } catch (BuildFailure e) {
            throw new AssertionError(e);
        }
    }

    void start(String id, String image) {
        engine.start(new InstanceSpec(id, image, Map.of(), Map.of()));
    }

    /** Starts an instance that runs a shell script. */
    void startScript(String id, String script) {
        startScript(id, script, Map.of(), Map.of());
    }

    void startScript(String id, String script, Map<String, String> environment, Map<String, Bytes> secrets) {
        String image = build(new TarGz()
                .file("Dockerfile", "FROM scratch\nWORKDIR /app\nCOPY agent.sh ./\nCMD [\"sh\", \"agent.sh\"]\n")
                .file("agent.sh", script));
        engine.start(new InstanceSpec(id, image, environment, secrets));
    }

    List<String> output(String id) {
        return engine.lastOutput(id, 1000);
    }

    void awaitOutput(String id, String line) {
        Await.until(id + " printed " + line, () -> output(id).contains(line));
    }

    /** Where an instance's files are. */
    InstanceFolder folder(String id) {
        try (Stream<Path> files = Files.find(sources, 4, (path, attributes) -> path.endsWith("instances/" + id))) {
            return new InstanceFolder(files.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line that an instance prints. */
    String firstLine(String id) {
        Await.until(id + " printed something", () -> !output(id).isEmpty());
        return output(id).get(0);
    }

    OptionalInt awaitEnd(String id) {
        Await.until(id + " ended", () -> !engine.observe(id).alive());
        return engine.observe(id).exitCode();
    }

    @Override
    public void close() {
        engine.stopAll(Duration.ZERO);
        engine.close();
    }
}
