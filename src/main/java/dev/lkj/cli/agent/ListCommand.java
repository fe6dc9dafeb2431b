package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.ListAgentsResponse;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the agents of the project. */
@Command(
        name = "list",
        description = "List the agents of the project, the last deployed first.",
        footer = {
            "  lkj agent list",
            "  lkj agent list --id CA_abc,CA_def --json",
        })
final class ListCommand implements Verb {
    @Option(
            names = "--id",
            split = ",",
            paramLabel = "ID",
            description = "Only this agent; repeatable, or separated by commas.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = {"-j", "--json"},
            description = "Print the answer of the service as JSON.")
    private boolean json;

    @Parameters(hidden = true, arity = "0..*", paramLabel = "[DIR]")
    private List<String> positionals = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        Target target = Target.resolve(wiring, positionals);
        List<String> wanted = ids.stream().filter(id -> !id.isEmpty()).toList();
        List<AgentInfo> agents = new ArrayList<>();
        for (String id : wanted.isEmpty() ? List.of("") : wanted) {
            agents.addAll(target.agents().listAgents(id).agents());
        }
        ListView view = new ListView(agents);
        if (json) {
            Results.json(wiring, new ListAgentsResponse(view.agents()));
        } else if (agents.isEmpty()) {
            wiring.status("No agents found");
        } else {
            Results.show(wiring, view);
        }
        return ExitCode.OK;
    }
}
