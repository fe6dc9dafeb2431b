package dev.lkj.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.testing.CliHarness;
import java.util.List;

/** How a command ended, as its exit code and its result line say. */
record Ended(int code, List<JsonNode> events, String err) {
    private static final JsonMapper JSON = new JsonMapper();

    static Ended of(CliHarness.Result result) {
        List<JsonNode> events = result.out().lines().map(Ended::parse).toList();
        return new Ended(result.code(), events, result.err());
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    private JsonNode result() {
        return events.isEmpty() ? JSON.missingNode() : events.get(events.size() - 1);
    }

    /** The version that the command is about; empty when it has none. */
    String version() {
        return result().path("version").asText();
    }

    boolean verified() {
        return result().path("verified").asBoolean();
    }

    /** What the user is told of the failure. */
    String error() {
        return result().path("error").path("message").asText()
                + result().path("error").path("hint").asText();
    }

    /** Whether the last event, and no other, is a result, and says what the code says. */
    boolean hasOneResult() {
        long results = events.stream()
                .filter(event -> event.path("event").asText().equals("result"))
                .count();
        return results == 1
                && result().path("exit_code").asInt() == code
                && result().path("success").asBoolean() == (code == 0);
    }

    @Override
    public String toString() {
        return "exit " + code + " " + result() + "\n      " + err.strip().replace("\n", "\n      ");
    }
}
