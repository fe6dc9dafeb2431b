package dev.lkj.cli.privatelink;

import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.cloud.PrivateLinksApi;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.error.ExitCode;
import dev.lkj.wire.PrivateLink;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the private links of the project. */
@Command(
        name = "list",
        description = "List the private links of the project, each with its health.",
        footer = {
            "  lkj agent private-link list",
            "  lkj agent private-link list --json",
        })
final class ListLinksCommand implements Verb {
    @Option(
            names = {"-j", "--json"},
            description = "Print links and their health as JSON.")
    private boolean json;

    @Parameters(hidden = true, arity = "0..*", paramLabel = "[DIR]")
    private List<String> positionals = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        Target target = Target.resolve(wiring, positionals);
        PrivateLinksApi api = target.cloud().privateLinks();
        List<ListedLink> links =
                api.list().items().stream().map(link -> look(api, link)).toList();
        if (json) {
            Results.text(wiring, LinksJson.of(links));
        } else if (links.isEmpty()) {
            wiring.status("No private links found");
        } else {
            Results.show(wiring, new LinksView(links));
        }
        return ExitCode.OK;
    }

    private static ListedLink look(PrivateLinksApi api, PrivateLink link) {
        try {
            return new ListedLink(link, api.glanceAtStatus(link.privateLinkId()).value(), "");
        } catch (ServiceFailure failure) {
            return new ListedLink(link, null, "twirp error " + failure.code() + ": " + failure.text());
        }
    }
}
