package dev.lkj.project;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the CLI config file token by token: binding it to classes would take longer than a whole short command. */
final class CliConfigReader {
    private final String shown;
    private final Map<String, String> settings = new HashMap<>();
    private final List<ConfiguredProject> projects = new ArrayList<>();

    /** Reads a file that messages name so. */
    CliConfigReader(String shown) {
        this.shown = shown;
    }

    /** Reads the file's text; an error names file and line, and never shows what stands there. */
    void read(String yaml) {
        YAMLFactory factory = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(yaml)) {
            if (parser.nextToken() != null && !isNothing(parser)) {
                readRoot(parser);
                // What follows may be no YAML.
                parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            throw wrong(line(e));
        } catch (IOException e) {
            throw LkjException.usage("cannot read " + shown + ": " + IoCause.of(e));
        }
    }

    String setting(String key) {
        return settings.getOrDefault(key, "");
    }

    List<ConfiguredProject> projects() {
        return projects;
    }

    private void readRoot(JsonParser parser) throws IOException {
        require(parser, JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "projects" -> readProjects(parser);
                case "default_project", "device_name", "theme" -> settings.put(key, text(parser));
                default -> parser.skipChildren();
            }
        }
    }

    private void readProjects(JsonParser parser) throws IOException {
        if (isNothing(parser)) {
            return;
        }
        require(parser, JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser, JsonToken.START_OBJECT);
            projects.add(readProject(parser));
        }
    }

    private ConfiguredProject readProject(JsonParser parser) throws IOException {
        Map<String, String> values = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "name", "project_id", "url", "api_key", "api_secret" -> values.put(key, text(parser));
                default -> parser.skipChildren();
            }
        }
        return new ConfiguredProject(
                values.getOrDefault("name", ""),
                values.getOrDefault("project_id", ""),
                values.getOrDefault("url", ""),
                values.getOrDefault("api_key", ""),
                values.getOrDefault("api_secret", ""));
    }

    /** A key without a value comes as an empty text. */
    private static boolean isNothing(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_NULL
                || (token == JsonToken.VALUE_STRING && parser.getText().isEmpty());
    }

    /** The value as it is written: {@code 0123} and {@code no} are texts here. */
    private String text(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (!token.isScalarValue()) {
            throw wrong(parser.currentTokenLocation().getLineNr());
        }
        return parser.getText();
    }

    private void require(JsonParser parser, JsonToken token) {
        if (parser.currentToken() != token) {
            throw wrong(parser.currentTokenLocation().getLineNr());
        }
    }

    private LkjException wrong(int line) {
        return LkjException.usage(
                        shown + ":" + Math.max(1, line) + ": is not valid YAML, or a value is of a wrong type")
                .withHint("correct that line, or move the file away and set " + ProjectInputs.VARIABLES);
    }

    /** The parser's text quotes the line, which may hold a secret; only its number is taken. */
    private static int line(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                return marked.getProblemMark().getLine() + 1;
            }
        }
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }
}
