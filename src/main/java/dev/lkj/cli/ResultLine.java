package dev.lkj.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.DashboardLinks;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last event of a deploy or rollback in JSON; exactly one ends every run.
 *
 * @param exitCode what the process ends with
 * @param verified whether the version was seen to serve
 * @param state {@code serving}, {@code sleeping}, {@code rolling_out}, {@code failed}, {@code overtaken},
 *     {@code unknown}; null when no roll began
 * @param agentId empty when it is not known
 * @param version empty when there is none
 * @param deployment never empty
 * @param links the dashboard's pages; null when the project has none
 * @param console the page to talk to the agent; null when the project has none
 * @param error what failed; null when nothing did
 * @param step in which phase it failed; null when nothing did
 */
public record ResultLine(
        ExitCode exitCode,
        boolean verified,
        @Nullable String state,
        String agentId,
        String version,
        String deployment,
        Map<String, String> attributes,
        @Nullable String links,
        @Nullable String console,
        @Nullable LkjException error,
        @Nullable String step) {

    /** A run that failed before anything began. */
    public static ResultLine failed(LkjException failure, String step) {
        return new ResultLine(
                failure.exitCode(), false, null, "", "", "production", Map.of(), null, null, failure, step);
    }

    /** The same for an agent and its deployment. */
    public ResultLine of(String agent, String deploymentName, Map<String, String> given) {
        return new ResultLine(
                exitCode, verified, state, agent, version, deploymentName, given, links, console, error, step);
    }

    /** The same for a version in a state. */
    public ResultLine about(String versionName, @Nullable String itsState) {
        return new ResultLine(
                exitCode,
                verified,
                itsState,
                agentId,
                versionName,
                deployment,
                attributes,
                links,
                console,
                error,
                step);
    }

    /** The same with the dashboard's pages. */
    public ResultLine with(Optional<DashboardLinks> pages, String agentName) {
        String named = deployment.equals("production") ? "" : deployment;
        return new ResultLine(
                exitCode,
                verified,
                state,
                agentId,
                version,
                deployment,
                attributes,
                pages.map(p -> p.agent(agentId)).orElse(null),
                pages.map(p -> p.console(agentName, named)).orElse(null),
                error,
                step);
    }

    /** Writes it. */
    public void emit(JsonEvents events) {
        events.emit("result", this::fill);
    }

    private void fill(ObjectNode node) {
        node.put("success", exitCode == ExitCode.OK);
        node.put("exit_code", exitCode.code());
        node.put("verified", verified);
        node.put("state", state);
        node.put("agent_id", agentId);
        node.put("version", version);
        node.put("deployment", deployment);
        ObjectNode pairs = node.putObject("attributes");
        new TreeMap<>(attributes).forEach(pairs::put);
        if (links == null) {
            node.putNull("links");
        } else {
            node.putObject("links").put("agent", links).put("console", console);
        }
        if (error == null) {
            node.putNull("error");
        } else {
            node.putObject("error")
                    .put("message", error.getMessage())
                    .put("hint", error.hint())
                    .put("code", exitCode.name().toLowerCase(Locale.ROOT))
                    .put("step", step);
        }
    }
}
