package dev.lkj.cli.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lkj.error.LkjException;
import dev.lkj.project.Dotenv;
import dev.lkj.term.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks of a template, as far as templates use that format: commands, other tasks, platforms, variables.
 *
 * @param variables the environment that the tasks get beside their own
 */
record TaskFile(JsonNode root, Map<String, String> variables) {
    static final String NAME = "taskfile.yaml";
    static final String INSTALL = "install";
    static final String POST_CREATE = "post_create";

    /** The file of a template, if it has one. */
    static Optional<TaskFile> read(Path template, Map<String, String> variables) throws IOException {
        Path file = template.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = new YAMLMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
            return Optional.of(new TaskFile(root, variables));
        } catch (JsonProcessingException e) {
            throw LkjException.usage(NAME + " of the template is no YAML");
        }
    }

    boolean has(String task) {
        return !root.path("tasks").path(task).isMissingNode();
    }

    JsonNode task(String name) {
        return root.path("tasks").path(name);
    }

    /** The environment of a task: of this run, of the file, of the task. */
    Map<String, String> environment(JsonNode task) {
        Map<String, String> all = new HashMap<>();
        all.putAll(texts(root.path("env")));
        all.putAll(variables);
        all.putAll(texts(task.path("env")));
        return all;
    }

    /**
     * What a task may name in double braces.
     *
     * @param folder the new project's
     * @param current where the command was typed
     */
    Map<String, String> words(JsonNode task, Path folder, Path current) {
        Map<String, String> words = new HashMap<>();
        words.put("ROOT_DIR", folder.toString());
        words.put("TASKFILE_DIR", folder.toString());
        words.put("USER_WORKING_DIR", current.toString());
        words.putAll(environment(task));
        for (JsonNode variables : List.of(root.path("vars"), task.path("vars"))) {
            texts(variables).forEach((name, text) -> define(words, name, text));
        }
        return words;
    }

    /** What cannot be told is missing, so that a task fails only where it needs that. */
    private static void define(Map<String, String> words, String name, String text) {
        try {
            words.put(name, TaskText.filled(text, words));
        } catch (TaskFailure e) {
            words.remove(name);
        }
    }

    /** The variables of the env files that the file names, the first of a name counts. */
    Map<String, String> dotenv(Path folder) {
        Map<String, String> all = new HashMap<>();
        for (JsonNode name : root.path("dotenv")) {
            Path file = folder.resolve(name.asText());
            try {
                if (Files.isRegularFile(file)) {
                    Dotenv.parse(Files.readString(file, StandardCharsets.UTF_8), name.asText())
                            .entries()
                            .forEach(entry -> all.putIfAbsent(entry.name(), entry.value()));
                }
            } catch (IOException | LkjException e) {
                throw new TaskFailure(SafeText.of(name.asText()) + " cannot be read");
            }
        }
        return all;
    }

    /** The same with one variable more. */
    TaskFile with(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return new TaskFile(root, more);
    }

    /** In their order, since one may name those before it. */
    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                texts.put(field.getKey(), field.getValue().asText());
            }
        });
        return texts;
    }
}
