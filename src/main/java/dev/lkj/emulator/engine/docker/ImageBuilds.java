package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonRefusal;
import dev.lkj.container.Query;
import dev.lkj.container.http.HttpAnswer;
import dev.lkj.container.http.HttpCall;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildRequest;
import dev.lkj.emulator.engine.docker.build.BuildOutput;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Has images built by the daemon: by BuildKit where it has it, else by what it has. */
final class ImageBuilds {
    /** A step may be silent for as long as it likes; how long a build may take is the caller's to say. */
    private static final Duration NO_LIMIT = Duration.ZERO;

    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(5);

    private final Daemon daemon;
    private final Images images;
    private final InstanceNetwork network;
    private final Clock clock;

    ImageBuilds(Daemon daemon, Images images, InstanceNetwork network, Clock clock) {
        this.daemon = daemon;
        this.images = images;
        this.network = network;
        this.clock = clock;
    }

    /** Builds; nothing is left of an image that was not built, but the layers that the daemon keeps for the next time. */
    void run(BuildRequest request, Consumer<String> statusLine, Cancellation cancellation) throws BuildFailure {
        try {
            build(request, statusLine, cancellation);
            if (cancellation.isCancelled()) {
                images.remove(request.image());
                throw new CancelledException();
            }
        } catch (IOException e) {
            if (cancellation.isCancelled()) {
                cancel(request);
                throw new CancelledException();
            }
            throw new BuildFailure(
                    e instanceof DaemonRefusal
                            ? String.valueOf(e.getMessage())
                            : daemon.product() + " broke the build off: " + e.getMessage());
        }
    }

    private void build(BuildRequest request, Consumer<String> statusLine, Cancellation cancellation)
            throws IOException, BuildFailure {
        Query query = Query.of("/build")
                .and("version", "2")
                // Without BuildKit: what a failed step ran in would keep images from being removed.
                .and("forcerm", "1")
                .and("buildid", buildId(request))
                .and("t", images.reference(request.image()));
        // Without a bridge a RUN has no network, and BuildKit refuses it.
        HttpCall call = HttpCall.of(
                        "POST", (network.ofHost() ? query.and("networkmode", "host") : query).target(), NO_LIMIT)
                .with("application/x-tar", HttpCall.Body.of(request.source()));
        BuildOutput output = new BuildOutput(request.image(), clock, statusLine);
        try (HttpAnswer answer = daemon.open(call, cancellation)) {
            output.read(answer.body());
        } catch (IOException | BuildFailure e) {
            images.keepForNow(output.layers());
            throw e;
        }
        ImageFacts unused = images.facts(request.image());
    }

    private String buildId(BuildRequest request) {
        return images.reference(request.image());
    }

    /** The closed connection tells the daemon already; this makes sure, and removes what was built in that moment. */
    private void cancel(BuildRequest request) {
        try {
            Query query = Query.of("/build/cancel").and("id", buildId(request));
            JsonNode unused = daemon.post(query, CANCEL_LIMIT);
        } catch (IOException e) {
            // Podman has no such call, and a build that has ended needs none.
        }
        try {
            images.remove(request.image());
        } catch (IOException e) {
            // It costs room and nothing else.
        }
    }
}
