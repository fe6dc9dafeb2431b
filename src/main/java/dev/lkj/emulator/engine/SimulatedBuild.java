package dev.lkj.emulator.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Tells the steps of a build of an ordinary agent, and reads from the source what it wants to be simulated. */
final class SimulatedBuild {
    private static final int MARKER_BYTES = 64 * 1024;
    private static final long HEADER_BYTES = 1 << 20;
    private static final Duration LONG = Duration.ofDays(1);
    private static final List<String> STEPS = List.of(
            "[internal] load build definition from Dockerfile",
            "[internal] load metadata for docker.io/library/python:3.13-slim",
            "[internal] load build context",
            "[1/4] FROM docker.io/library/python:3.13-slim",
            "[2/4] WORKDIR /app",
            "[3/4] COPY . .");
    private static final String LAST_STEP = "[4/4] RUN pip install -r requirements.txt";

    private final BuildRequest request;
    private final StatusStream stream;
    private final Cancellation cancellation;

    SimulatedBuild(BuildRequest request, Clock clock, Consumer<String> lines, Cancellation cancellation) {
        this.request = request;
        this.stream = new StatusStream(request.image(), clock, lines);
        this.cancellation = cancellation;
    }

    SimulatedBehaviour run() throws BuildFailure {
        SimulatedBehaviour behaviour = behaviour();
        for (String name : STEPS) {
            cancellation.throwIfCancelled();
            start(name).complete();
        }
        StatusStream.Step last = start(LAST_STEP);
        last.log("simulated: nothing is installed");
        while (behaviour.hangsInBuild() && !cancellation.await(LONG)) {
            last.log("simulated: still building");
        }
        cancellation.throwIfCancelled();
        if (behaviour.buildError() != null) {
            last.log(behaviour.buildError());
            last.fail(behaviour.buildError());
            throw new BuildFailure("failed to solve: " + behaviour.buildError());
        }
        last.complete();
        start("exporting to image").complete();
        return behaviour;
    }

    private StatusStream.Step start(String name) {
        StatusStream.Step step = stream.step(name);
        stream.announce(List.of(step));
        step.start();
        return step;
    }

    private SimulatedBehaviour behaviour() throws BuildFailure {
        try (InputStream file = Files.newInputStream(request.source());
                MeteredInput unpacked = new MeteredInput(new GZIPInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, StandardCharsets.UTF_8.name())) {
            unpacked.allow(HEADER_BYTES);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                cancellation.throwIfCancelled();
                if (entry.getName().replaceFirst("^\\./", "").equals(SimulateEngine.MARKER_FILE)) {
                    return SimulatedBehaviour.parse(new String(tar.readNBytes(MARKER_BYTES), StandardCharsets.UTF_8));
                }
                unpacked.allow(entry.getSize() + HEADER_BYTES);
            }
            return SimulatedBehaviour.ORDINARY;
        } catch (JsonProcessingException e) {
            throw new BuildFailure(SimulateEngine.MARKER_FILE + ": " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw new BuildFailure("failed to unpack the source: " + e.getMessage());
        }
    }
}
