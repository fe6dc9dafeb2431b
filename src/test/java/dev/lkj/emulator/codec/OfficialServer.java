package dev.lkj.emulator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.wire.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The official generated server as a program: one line asks, one line answers. */
final class OfficialServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final OutputStream questions;
    private final BufferedReader answers;

    /** What came of a call: the request as JSON when it was understood and has that form, and the answer. */
    record Outcome(boolean understood, Bytes request, int status, Bytes body) {}

    OfficialServer(Path program) throws IOException {
        process = new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = process.getOutputStream();
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Sends a request, which the server answers with a message given in protobuf. */
    Outcome serve(String method, String type, byte[] body, byte[] answer) throws IOException {
        ObjectNode call = JSON.createObjectNode().put("method", method).put("type", type);
        questions.write(JSON.writeValueAsBytes(call.put("body", body).put("answer", answer)));
        questions.write('\n');
        questions.flush();
        JsonNode outcome = JSON.readTree(answers.readLine());
        return new Outcome(
                outcome.path("understood").asBoolean(),
                bytes(outcome.path("request")),
                outcome.path("status").asInt(),
                bytes(outcome.path("body")));
    }

    private static Bytes bytes(JsonNode base64) throws IOException {
        return base64.isTextual() ? Bytes.of(base64.binaryValue()) : Bytes.EMPTY;
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.onExit().join();
    }
}
