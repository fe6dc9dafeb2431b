package dev.lkj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One recorded run of the reference: what was given, and what it did. */
record Transcript(String name, JsonNode given, JsonNode reference, String deliberateDifference) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "contract", "transcripts");
    private static final Set<String> COMPARED_HEADERS = Set.of("Twirp-Version", "X-Livekit-Cli-Version");

    /** All recorded runs, in the order of their names. */
    static List<Transcript> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Transcript::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Transcript named(String name) {
        return read(FOLDER.resolve(name + ".json"));
    }

    private static Transcript read(Path file) {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readString(file));
            return new Transcript(
                    root.path("name").asText(),
                    root.path("given"),
                    root.path("reference"),
                    root.path("lkj_differs").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prepares what was given. */
    void prepare(Workspace workspace) throws IOException, InterruptedException {
        given.path("env")
                .properties()
                .forEach(each -> workspace.with(
                        java.util.Map.of(each.getKey(), each.getValue().asText())));
        workspace.files(workspace.work(), given.path("tree"));
        workspace.files(workspace.home(), given.path("home"));
        for (JsonNode line : given.path("setup")) {
            workspace.shell(line.asText());
        }
    }

    /** Runs lkj with what was given. */
    CliHarness.Result run(Workspace workspace, FakeCloud cloud) {
        String[] args = StreamSupport.stream(given.path("args").spliterator(), false)
                .map(JsonNode::asText)
                .map(word -> word.replace("{{BASE}}", cloud.base()))
                .toArray(String[]::new);
        return workspace.lkj(cloud).stdin(given.path("stdin").asText()).run(args);
    }

    /** The requests of the reference, each in the form of {@link RequestForm}. */
    List<JsonNode> requests() {
        List<JsonNode> requests = new ArrayList<>();
        for (JsonNode request : reference.path("requests")) {
            ObjectNode form = new ObjectMapper().createObjectNode();
            form.set("method", request.get("method"));
            form.set("path", request.get("path"));
            ObjectNode query = form.putObject("query");
            request.path("query")
                    .properties()
                    .forEach(each -> query.set(each.getKey(), each.getValue().get(0)));
            form.set("body", request.path("body").isMissingNode() ? form.objectNode() : request.get("body"));
            form.put("token", request.path("auth").asText().isEmpty() ? "none" : "ok");
            ObjectNode headers = form.putObject("headers");
            request.path("headers").properties().forEach(each -> {
                if (COMPARED_HEADERS.contains(each.getKey())) {
                    headers.set(each.getKey(), each.getValue());
                }
            });
            form.set("attributes", attributes(request));
            requests.add(form);
        }
        return requests;
    }

    private static JsonNode attributes(JsonNode request) {
        String text = request.path("headers")
                .path("X-Livekit-Agent-Version-Attributes")
                .asText()
                .replaceFirst("^base64:", "");
        return RequestForm.parse(text.isEmpty() ? "{}" : text);
    }

    /** Whether the run made a Dockerfile, whose content is free. */
    boolean generatesDockerfile() {
        return reference.path("files").has("work/Dockerfile");
    }

    /** What it printed on standard output; a file that lkj has no reason to write is not announced. */
    String results() {
        String printed = reference.path("stdout").asText();
        return reference.path("files").isEmpty() ? printed.replaceAll("(?m)^Saving config file \\[.*]\n", "") : printed;
    }

    /** Whether standard output is a result that has to be the same. */
    boolean printsJson() {
        return words().contains("--json") || words().contains("-j");
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        ((ArrayNode) given.path("args")).forEach(each -> words.add(each.asText()));
        return words;
    }

    @Override
    public String toString() {
        return name;
    }
}
