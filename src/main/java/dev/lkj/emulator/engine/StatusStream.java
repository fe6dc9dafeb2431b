package dev.lkj.emulator.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.time.Clock;
import dev.lkj.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a build's steps as BuildKit does: a JSON object a line, a step sent again whenever something is new. */
public final class StatusStream {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String image;
    private final Clock clock;
    private final Consumer<String> lines;
    private int steps;

    /** A stream for one image; each line goes to the consumer. */
    public StatusStream(String image, Clock clock, Consumer<String> lines) {
        this.image = image;
        this.clock = clock;
        this.lines = lines;
    }

    /** A step that is not announced yet; its identity is made of the image, its number and its name. */
    public Step step(String name, Step... inputs) {
        String identity = image + "\n" + steps++ + "\n" + name;
        return new Step("sha256:" + sha256(identity), name, List.of(inputs));
    }

    /** Says that the steps will come. */
    public void announce(List<Step> announced) {
        ArrayNode vertexes = JSON.arrayNode();
        announced.forEach(step -> vertexes.add(step.json()));
        write("vertexes", vertexes);
    }

    private void write(String member, ArrayNode values) {
        lines.accept(JSON.objectNode().set(member, values).toString());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One step of the build; used by one thread. */
    public final class Step {
        private final String digest;
        private final String name;
        private final List<Step> inputs;
        private @Nullable Instant started;
        private @Nullable Instant completed;
        private boolean cached;
        private String error = "";

        Step(String digest, String name, List<Step> inputs) {
            this.digest = digest;
            this.name = name;
            this.inputs = inputs;
        }

        /** It runs from now on. */
        public void start() {
            started = clock.now();
            send();
        }

        /** It is done. */
        public void complete() {
            completed = clock.now();
            send();
        }

        /** Its result was there already; it is said when the step is sent next. */
        public void markCached() {
            cached = true;
        }

        /** Done without work. */
        void completeCached() {
            cached = true;
            start();
            complete();
        }

        /** It is done, and went wrong. */
        public void fail(String why) {
            error = why;
            complete();
        }

        /** A line that the step prints. */
        public void log(String line) {
            ObjectNode log = JSON.objectNode()
                    .put("vertex", digest)
                    .put("stream", 1)
                    .put("data", Bytes.of(line + "\n").base64())
                    .put("timestamp", clock.now().toString());
            write("logs", JSON.arrayNode().add(log));
        }

        /** Something within the step that is done: so many bytes of it. */
        void transfer(String id, long bytes) {
            String now = clock.now().toString();
            ObjectNode status = JSON.objectNode()
                    .put("id", id)
                    .put("vertex", digest)
                    .put("name", "transferring")
                    .put("current", bytes)
                    .put("timestamp", now)
                    .put("started", now)
                    .put("completed", now);
            write("statuses", JSON.arrayNode().add(status));
        }

        private void send() {
            write("vertexes", JSON.arrayNode().add(json()));
        }

        private ObjectNode json() {
            ObjectNode vertex = JSON.objectNode().put("digest", digest);
            if (!inputs.isEmpty()) {
                ArrayNode digests = vertex.putArray("inputs");
                inputs.forEach(input -> digests.add(input.digest));
            }
            vertex.put("name", name);
            if (started != null) {
                vertex.put("started", started.toString());
            }
            if (completed != null) {
                vertex.put("completed", completed.toString());
            }
            if (cached) {
                vertex.put("cached", true);
            }
            if (!error.isEmpty()) {
                vertex.put("error", error);
            }
            return vertex;
        }
    }
}
