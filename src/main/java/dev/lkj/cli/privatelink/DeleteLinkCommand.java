package dev.lkj.cli.privatelink;

import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.error.ExitCode;
import dev.lkj.term.SafeText;
import dev.lkj.wire.DestroyPrivateLinkResponse;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a private link. */
@Command(
        name = "delete",
        description = {
            "Delete a private link, at once and without a question.",
            "Agents that use it lose the way to that service.",
        },
        footer = "  lkj agent private-link delete --id PL_abc")
final class DeleteLinkCommand implements Verb {
    @Option(names = "--id", paramLabel = "ID", required = true, description = "The link, as list shows it.")
    private String id = "";

    @Option(
            names = {"-j", "--json"},
            description = "Print the answer of the service as JSON.")
    private boolean json;

    @Parameters(hidden = true, arity = "0..*", paramLabel = "[DIR]")
    private List<String> positionals = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        Target target = Target.resolve(wiring, positionals);
        DestroyPrivateLinkResponse answer = target.cloud().privateLinks().delete(id);
        if (json) {
            Results.json(wiring, answer);
        } else {
            wiring.status("Deleted private link [" + SafeText.of(id) + "]");
        }
        return ExitCode.OK;
    }
}
