package dev.lkj.cli.privatelink;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of the commands about private links. */
@Command(
        name = "private-link",
        description = {
            "Let agents reach a service in your own network, without the public internet.",
            "A link leads from a region of LiveKit Cloud to an endpoint service of AWS or a private link service of"
                    + " Azure. The owner of that service may have to approve it.",
        },
        footer = {
            "  lkj agent private-link list",
            "  lkj agent private-link health-status --id PL_abc",
        })
public final class PrivateLinkGroup {
    private PrivateLinkGroup() {}

    /** The group with its commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new PrivateLinkGroup())
                .addSubcommand(new CreateLinkCommand())
                .addSubcommand(new DeleteLinkCommand())
                .addSubcommand(new LinkHealthCommand())
                .addSubcommand(new ListLinksCommand());
    }
}
