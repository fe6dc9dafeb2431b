package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.SecretOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.ListAgentSecretsResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the secrets of an agent, or compares them with an env file. */
@Command(
        name = "secrets",
        description = {
            "List the secrets of an agent; their values never leave the service.",
            "secrets diff compares the names with those of an env file. A folder of that name is ./diff.",
        },
        footer = {
            "  lkj agent secrets",
            "  lkj agent secrets diff                          with the folder's env file",
            "  lkj agent secrets diff --secrets-file prod.env svc",
        })
final class SecretsCommand implements Verb {
    private static final String DIFF = "diff";

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = "--secrets-file",
            paramLabel = "FILE",
            description = "With diff: the file of KEY=VALUE lines to compare with (default: the folder's env file).")
    private @Nullable String file;

    @Option(
            names = {"-j", "--json"},
            description = "Print the answer of the service, or the comparison, as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        boolean diff = agent.takeWord(DIFF);
        if (file != null && !diff) {
            throw LkjException.usage("--secrets-file goes with secrets diff")
                    .withHint("lkj agent secrets diff --secrets-file FILE\n"
                            + "lkj agent update-secrets --secrets-file FILE   sends them");
        }
        Target target = agent.target(wiring);
        String id = agent.agentId(wiring, target);
        List<String> here = diff ? SecretOptions.namesIn(wiring, file, target.directory()) : List.of();
        List<AgentSecret> secrets = SecretNames.withoutInjected(target.agents().listSecrets(id));
        if (diff) {
            show(wiring, SecretsDiff.of(here, secrets));
        } else {
            show(wiring, new SecretsView(secrets));
        }
        return ExitCode.OK;
    }

    private void show(Wiring wiring, SecretsView view) {
        if (json) {
            Results.json(wiring, new ListAgentSecretsResponse(view.secrets()));
        } else {
            Results.show(wiring, view);
        }
    }

    private void show(Wiring wiring, SecretsDiff diff) {
        if (json) {
            Results.json(wiring, diff.json());
        } else {
            Results.show(wiring, diff);
        }
        wiring.status(diff.summary());
    }
}
