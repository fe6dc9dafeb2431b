package dev.lkj.cli.init;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.cli.Wiring;
import dev.lkj.term.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Runs tasks of a template in the new project; what they print goes to standard error. */
record TaskRun(Wiring wiring, Path folder, TaskFile file) {
    /** Tasks that call tasks; more than this is a circle. */
    private static final int DEEPEST = 10;

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
        } catch (TaskFailure e) {
            String what = task.equals(TaskFile.INSTALL) ? "the dependencies are not installed" : "a last step failed";
            wiring.failures().warn(what + ": " + e.getMessage() + "\n" + project + " itself is complete");
            return false;
        }
    }

    private void run(String name, int depth) {
        if (depth > DEEPEST || !file.has(name)) {
            throw new TaskFailure("the template has no usable task " + SafeText.of(name));
        }
        JsonNode task = file.task(name);
        if (task.isObject() && !isForThisSystem(task)) {
            return;
        }
        items(task.path("deps"))
                .map(item -> item.isObject() ? item.path("task").asText() : item.asText())
                .forEach(other -> run(other, depth + 1));
        if (isDone(task)) {
            return;
        }
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
            throw new TaskFailure("the template has a step of a kind that is not known");
        }
        String filled = filled(task, command);
        try {
            int code = step(task).run(filled);
            if (code != 0 && !item.path("ignore_error").asBoolean()) {
                throw new TaskFailure("`" + SafeText.of(filled.strip()) + "` ended with " + code);
            }
        } catch (IOException e) {
            throw new TaskFailure("`" + SafeText.of(filled.strip()) + "` could not be started");
        }
    }

    private String filled(JsonNode task, String text) {
        return TaskText.filled(
                text, file.words(task, folder, wiring.environment().directory()));
    }

    private ShellStep step(JsonNode task) {
        Path place = folder.resolve(filled(task, task.path("dir").asText("")));
        Map<String, String> variables = new HashMap<>(file.dotenv(folder));
        variables.keySet().removeAll(wiring.environment().variables().keySet());
        variables.putAll(file.environment(task));
        return new ShellStep(wiring, place, variables);
    }

    /** A task may say how to see that there is nothing to do: all commands of its status end well. */
    private boolean isDone(JsonNode task) {
        List<String> checks = items(task.path("status")).map(JsonNode::asText).toList();
        return !checks.isEmpty() && checks.stream().allMatch(check -> passes(task, filled(task, check)));
    }

    private boolean passes(JsonNode task, String check) {
        try {
            return step(task).run(check) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isForThisSystem(JsonNode item) {
        JsonNode platforms = item.path("platforms");
        if (!platforms.isArray() || platforms.isEmpty()) {
            return true;
        }
        String system = TaskFunctions.system();
        return items(platforms)
                .map(JsonNode::asText)
                .anyMatch(each -> each.equals(system) || each.startsWith(system + "/"));
    }
}
