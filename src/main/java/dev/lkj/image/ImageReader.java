package dev.lkj.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.time.ParallelTasks;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** Finds out what form an image in a tar has, and reads it. */
final class ImageReader {
    /** The largest manifest or configuration; registries take manifests of 4 MiB at most. */
    static final int DESCRIPTION_BYTES = 4 << 20;

    /** Layers that are prepared at once. */
    private static final int AT_ONCE = 4;

    private static final JsonMapper JSON = new JsonMapper();

    private final TarContents contents;
    private final Path folder;
    private final ImageProgress progress;
    private final Cancellation cancellation;

    ImageReader(TarContents contents, Path folder, ImageProgress progress, Cancellation cancellation) {
        this.contents = contents;
        this.folder = folder;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** What Docker wrote counts, as for other clients of the service, also where it wrote an OCI layout beside it. */
    PreparedImage read(Closeable source) throws IOException {
        if (contents.has("manifest.json")) {
            return new DockerLayout(this).read(source);
        }
        if (contents.has("index.json")) {
            return new OciLayout(this).read(source);
        }
        throw new DamagedImage("is no image, or was cut off: it has neither a manifest.json nor an index.json");
    }

    TarContents contents() {
        return contents;
    }

    static JsonNode json(String name, byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new DamagedImage("has a " + name + " that is no JSON");
        }
    }

    /** The platform that a configuration names. */
    static String platform(JsonNode config) {
        return config.path("os").asText("?") + "/" + config.path("architecture").asText("?");
    }

    /** What is done with one layer. */
    interface Step<T> {
        T run(LayerPreparation preparation) throws IOException;
    }

    /** Does something with each layer, several at a time. */
    <T> List<T> prepare(long total, List<Step<T>> steps) throws IOException {
        AtomicLong read = new AtomicLong();
        List<ParallelTasks.Task<T>> tasks = steps.stream()
                .<ParallelTasks.Task<T>>map(step -> own -> step.run(new LayerPreparation(folder, own, read::addAndGet)))
                .toList();
        try {
            return new ParallelTasks(AT_ONCE, cancellation)
                    .run(tasks, () -> progress.read(Math.min(total, read.get()), total));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof CancelledException cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
