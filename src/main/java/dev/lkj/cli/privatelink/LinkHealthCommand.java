package dev.lkj.cli.privatelink;

import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.term.SafeText;
import dev.lkj.wire.GetPrivateLinkStatusResponse;
import dev.lkj.wire.PrivateLinkStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how a private link is. */
@Command(
        name = "health-status",
        description = "Show whether a private link works, and why not.",
        footer = "  lkj agent private-link health-status --id PL_abc")
final class LinkHealthCommand implements Verb {
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
        GetPrivateLinkStatusResponse answer = target.cloud().privateLinks().status(id);
        PrivateLinkStatus health = answer.value();
        if (health == null) {
            throw LkjException.failed("health status unavailable for private link [" + SafeText.of(id) + "]")
                    .withHint("lkj agent private-link list   shows the links that there are");
        }
        if (json) {
            Results.json(wiring, answer);
        } else if (wiring.terminal().outputIsTerminal()) {
            Results.lines(wiring, LinksView.health(id, health, wiring.times()));
        } else {
            Results.text(wiring, LinksView.boxedHealth(id, health));
        }
        return ExitCode.OK;
    }
}
