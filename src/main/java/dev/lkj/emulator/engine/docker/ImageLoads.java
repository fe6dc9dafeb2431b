package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonRefusal;
import dev.lkj.container.Query;
import dev.lkj.container.http.HttpAnswer;
import dev.lkj.container.http.HttpCall;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.ImportRequest;
import dev.lkj.emulator.engine.StatusStream;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.time.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Gives prebuilt images to the daemon, as {@code docker load} does. */
final class ImageLoads {
    /** How long it may take is the caller's to say. */
    private static final Duration NO_LIMIT = Duration.ZERO;

    private final Daemon daemon;
    private final Images images;
    private final Clock clock;

    ImageLoads(Daemon daemon, Images images, Clock clock) {
        this.daemon = daemon;
        this.images = images;
        this.clock = clock;
    }

    void run(ImportRequest request, Consumer<String> statusLine, Cancellation cancellation) throws BuildFailure {
        StatusStream stream = new StatusStream(request.image(), clock, statusLine);
        StatusStream.Step step = stream.step("importing the pushed image into " + daemon.product());
        stream.announce(List.of(step));
        step.start();
        try {
            load(request, step, cancellation);
            ImageFacts unused = images.facts(request.image());
            if (cancellation.isCancelled()) {
                images.remove(request.image());
                throw new CancelledException();
            }
            step.complete();
        } catch (IOException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledException();
            }
            String why = e instanceof DaemonRefusal
                    ? String.valueOf(e.getMessage())
                    : daemon.product() + " broke the import off: " + e.getMessage();
            step.fail(why);
            throw new BuildFailure("the image cannot be imported: " + why);
        }
    }

    private void load(ImportRequest request, StatusStream.Step step, Cancellation cancellation) throws IOException {
        DockerArchive archive = new DockerArchive(images.reference(request.image()), request);
        HttpCall call = HttpCall.of(
                        "POST", Query.of("/images/load").and("quiet", "1").target(), NO_LIMIT)
                .with("application/x-tar", archive);
        try (HttpAnswer answer = daemon.open(call, cancellation);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    tell(Daemon.JSON.readTree(line), step);
                }
            }
        }
    }

    private static void tell(JsonNode line, StatusStream.Step step) throws IOException {
        String error = line.path("error")
                .asText(line.path("errorDetail").path("message").asText());
        if (!error.isEmpty()) {
            throw new IOException(error);
        }
        String text = line.path("stream").asText();
        if (!text.isEmpty()) {
            step.log(text.strip());
        }
    }
}
