package dev.lkj.cli.privatelink;

import dev.lkj.cli.RegionPrompt;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.error.ExitCode;
import dev.lkj.term.SafeText;
import dev.lkj.wire.CreatePrivateLinkRequest;
import dev.lkj.wire.CreatePrivateLinkResponse;
import dev.lkj.wire.PrivateLink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a private link. */
@Command(
        name = "create",
        description = {
            "Make a private link to a service in your own network.",
            "It is set up in the background; health-status tells when it works.",
        },
        footer = {
            "  lkj agent private-link create --name db --port 5432 --region us-east \\",
            "      --endpoint com.amazonaws.vpce.us-east-1.vpce-svc-0123",
            "  lkj agent private-link create --name db --port 5432 --region us-east \\",
            "      --endpoint /subscriptions/ID --cloud-region eastus",
        })
final class CreateLinkCommand implements Verb {
    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Name of the link.")
    private String name = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "Region of the agents that use it (default: you are asked; us-east where there is no choice).")
    private @Nullable String region;

    @Option(names = "--port", paramLabel = "PORT", required = true, description = "Port of the service, 1 to 65535.")
    private String port = "";

    @Option(
            names = "--endpoint",
            paramLabel = "ENDPOINT",
            required = true,
            description = "Where it leads: the name of an AWS endpoint service, or the alias or resource id of an Azure"
                    + " private link service.")
    private String endpoint = "";

    @Option(
            names = "--cloud-region",
            paramLabel = "REGION",
            description = "Region of the service at its cloud; needed with an Azure resource id.")
    private @Nullable String cloudRegion;

    @Option(
            names = {"-j", "--json"},
            description = "Print the answer of the service as JSON.")
    private boolean json;

    @Parameters(hidden = true, arity = "0..*", paramLabel = "[DIR]")
    private List<String> positionals = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        int number = PortNumber.parse(port);
        Target target = Target.resolve(wiring, positionals);
        wiring.status("Loading client settings...");
        String chosen =
                RegionPrompt.choose(wiring, target.agents().clientSettings(), region, "Select region for private link");
        String elsewhere = cloudRegion == null || cloudRegion.isEmpty() ? null : cloudRegion;
        CreatePrivateLinkResponse answer = target.cloud()
                .privateLinks()
                .create(new CreatePrivateLinkRequest(name, null, chosen, number, endpoint, elsewhere));
        if (json) {
            Results.json(wiring, answer);
        } else {
            tell(wiring, answer.privateLink());
        }
        return ExitCode.OK;
    }

    private static void tell(Wiring wiring, @Nullable PrivateLink link) {
        if (link == null) {
            wiring.status("Private link created");
            return;
        }
        wiring.status("Created private link [" + SafeText.of(link.privateLinkId()) + "]");
        detail(wiring, "Endpoint", link.endpoint());
        detail(wiring, "Gateway DNS", link.connectionEndpoint());
        detail(wiring, "Cloud Region", link.cloudRegion());
    }

    private static void detail(Wiring wiring, String label, String value) {
        if (!value.isEmpty()) {
            wiring.status(label + " [" + SafeText.of(value) + "]");
        }
    }
}
