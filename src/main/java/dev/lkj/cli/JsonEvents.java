package dev.lkj.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Writes events for programs: one JSON object a line on standard output, each with its name and time. */
public final class JsonEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Output out;
    private final Clock clock;

    /** Events on an output. */
    public JsonEvents(Output out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Writes an event; the fields are added behind its name and time. */
    public void emit(String event, Consumer<ObjectNode> fields) {
        ObjectNode node = JSON.createObjectNode();
        node.put("event", event);
        node.put("time", clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
        fields.accept(node);
        out.line(text(node));
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
