package dev.lkj.emulator.engine.docker.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.StatusStream;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the answer to a build, JSON objects one after the other, to its end. BuildKit's are passed on as they are, in
 * the form of the build stream; the text of other builders is translated.
 */
public final class BuildOutput {
    private static final JsonMapper JSON = new JsonMapper();

    private final Consumer<String> statusLine;
    private final ClassicSteps classic;
    private boolean traced;

    /**
     * Nothing is read yet.
     *
     * @param image part of the identity of translated steps
     * @param statusLine is told each line
     */
    public BuildOutput(String image, Clock clock, Consumer<String> statusLine) {
        this.statusLine = statusLine;
        this.classic = new ClassicSteps(new StatusStream(image, clock, statusLine));
    }

    /**
     * Reads to the end.
     *
     * @throws BuildFailure when the builder says that it failed
     * @throws IOException when the stream is cut, or is none of a builder
     */
    public void read(InputStream answer) throws IOException, BuildFailure {
        String failure = "";
        try (MappingIterator<JsonNode> messages = JSON.readerFor(JsonNode.class).readValues(answer)) {
            while (messages.hasNextValue()) {
                JsonNode message = messages.nextValue();
                take(message);
                failure = failure.isEmpty() ? failure(message) : failure;
            }
        } catch (IOException e) {
            classic.fail("the build was cut off");
            throw e;
        }
        if (!failure.isEmpty()) {
            classic.fail(failure);
            throw new BuildFailure(traced ? "failed to solve: " + failure : failure);
        }
        classic.complete();
    }

    /** The images without a name that the steps left so far, oldest first; BuildKit leaves none. */
    public List<String> layers() {
        return classic.layers();
    }

    private void take(JsonNode message) throws IOException {
        if (message.path("id").asText().equals("moby.buildkit.trace")) {
            traced = true;
            ObjectNode status = TraceReader.read(decode(message.path("aux").asText()));
            if (!status.isEmpty()) {
                statusLine.accept(status.toString());
            }
        } else if (!traced && message.path("stream").isTextual()) {
            classic.text(message.path("stream").asText());
        } else if (!traced && message.path("status").isTextual() && !message.has("progressDetail")) {
            String layer = message.path("id").asText();
            classic.text((layer.isEmpty() ? "" : layer + ": ")
                    + message.path("status").asText() + "\n");
        }
    }

    private static byte[] decode(String base64) throws IOException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException("malformed build status", e);
        }
    }

    private static String failure(JsonNode message) {
        String detail = message.path("errorDetail").path("message").asText();
        return (detail.isEmpty() ? message.path("error").asText() : detail).strip();
    }
}
