package dev.lkj.cli.init;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.cli.Wiring;
import dev.lkj.term.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Runs tasks of a template in the new project; what they print goes to standard error. */
record TaskRun(Wiring wiring, Path folder, TaskFile file) {
    private static final Pattern BRACES = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}");

    /** Tasks that call tasks; more than this is a circle. */
    private static final int DEEPEST = 10;

    /** A task that could not be run to its end. */
    private static final class TaskFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TaskFailed(String reason) {
            super(reason);
        }
    }

    /** Runs a task, if the template has it; a failure is told as a warning, since the project is there. */
    boolean attempt(String task, String project) {
        if (!file.has(task)) {
            return false;
        }
        if (task.equals(TaskFile.INSTALL)) {
            wiring.status("Installing the dependencies of " + project + "...");
        }
        try {
            run(task, 0);
            return true;
        } catch (TaskFailed e) {
            String what = task.equals(TaskFile.INSTALL) ? "the dependencies are not installed" : "a last step failed";
            wiring.failures().warn(what + ": " + e.getMessage() + "\n" + project + " itself is complete");
            return false;
        }
    }

    private void run(String name, int depth) {
        if (depth > DEEPEST || !file.has(name)) {
            throw new TaskFailed("the template has no usable task " + SafeText.of(name));
        }
        JsonNode task = file.task(name);
        if (task.isObject() && !isForThisSystem(task)) {
            return;
        }
        items(task.path("deps"))
                .map(item -> item.isObject() ? item.path("task").asText() : item.asText())
                .forEach(other -> run(other, depth + 1));
        List<JsonNode> commands = task.isObject()
                ? Stream.concat(items(task.path("cmd")), items(task.path("cmds")))
                        .toList()
                : items(task).toList();
        commands.forEach(item -> command(task, item, depth));
    }

    private static Stream<JsonNode> items(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.empty();
        }
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    private void command(JsonNode task, JsonNode item, int depth) {
        if (item.isObject() && !isForThisSystem(item)) {
            return;
        }
        if (item.has("task")) {
            run(item.path("task").asText(), depth + 1);
            return;
        }
        String command = item.isObject() ? item.path("cmd").asText() : item.asText();
        if (command.isBlank()) {
            throw new TaskFailed("the template has a step of a kind that is not known");
        }
        String filled = filled(command, file.words(task, folder));
        Path place = folder.resolve(filled(task.path("dir").asText(""), file.words(task, folder)));
        try {
            int code = new ShellStep(wiring, place, file.environment(task)).run(filled);
            if (code != 0 && !item.path("ignore_error").asBoolean()) {
                throw new TaskFailed("`" + SafeText.of(filled.strip()) + "` ended with " + code);
            }
        } catch (IOException e) {
            throw new TaskFailed("`" + SafeText.of(filled.strip()) + "` could not be started");
        }
    }

    private static boolean isForThisSystem(JsonNode item) {
        JsonNode platforms = item.path("platforms");
        if (!platforms.isArray() || platforms.isEmpty()) {
            return true;
        }
        String system = system();
        return items(platforms)
                .map(JsonNode::asText)
                .anyMatch(each -> each.equals(system) || each.startsWith(system + "/"));
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String filled(String text, Map<String, String> words) {
        Matcher matcher = BRACES.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = name.equals("OS") || name.equals("OS | lower")
                    ? system()
                    : name.startsWith(".") ? words.get(name.substring(1)) : null;
            if (value == null) {
                throw new TaskFailed("the template asks for {{" + SafeText.of(name) + "}}, which is not known");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
