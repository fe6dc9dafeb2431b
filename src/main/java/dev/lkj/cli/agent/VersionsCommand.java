package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.AttributeOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.wire.ListAgentVersionsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the versions of an agent. */
@Command(
        name = "versions",
        description = "List the versions of an agent, the newest first.",
        footer = {
            "  lkj agent versions",
            "  lkj agent versions --attribute git_branch=main",
            "  lkj agent versions --json",
        })
final class VersionsCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = "--attribute",
            split = ",",
            paramLabel = "KEY=VALUE",
            description = "Only versions with this attribute; repeatable, or separated by commas.")
    private List<String> pairs = new ArrayList<>();

    @Option(
            names = "--attributes",
            paramLabel = "JSON",
            description = "Only versions with these attributes: a JSON object, a file that holds one, or - for standard"
                    + " input.")
    private @Nullable String attributes;

    @Option(
            names = {"-j", "--json"},
            description = "Print the answer of the service as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        Target target = agent.target(wiring);
        String id = agent.agentId(wiring, target);
        Map<String, String> wanted = AttributeOptions.parse(wiring, attributes, pairs);
        VersionsView view =
                new VersionsView(target.agents().listAgentVersions(id).versions()).with(wanted);
        if (json) {
            Results.json(wiring, new ListAgentVersionsResponse(view.versions()));
        } else {
            Results.show(wiring, view);
        }
        return ExitCode.OK;
    }
}
