package dev.lkj.cli.agent;

import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.cli.options.SecretOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.SecretsMode;
import dev.lkj.rollout.Reading;
import dev.lkj.term.SafeText;
import dev.lkj.wire.AgentSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets, replaces and removes secrets of an agent. */
@Command(
        name = "update-secrets",
        description = {
            "Set secrets of an agent, or remove some, and wait until it runs again with them.",
            "Where no flag names any, an env file of the folder (.env, .env.production and the like) is taken.",
            "Afterwards the names are listed again: one that is missing, or still there, is an error.",
        },
        footer = {
            "  lkj agent update-secrets --secrets-file prod.env     set those of a file",
            "  lkj agent update-secrets --secrets API_KEY=new       set one",
            "  lkj agent update-secrets --remove OLD_KEY            remove one",
            "  lkj agent update-secrets --overwrite --secrets-file prod.env",
            "                                                       have these and no others",
        })
final class UpdateSecretsCommand implements RunVerb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    @Option(names = "--overwrite", description = "Remove all secrets that are not given; lists them and asks.")
    private boolean overwrite;

    @Option(names = "--remove", paramLabel = "NAME", description = "Remove this secret; repeatable.")
    private List<String> remove = new ArrayList<>();

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public ExitCode run(Wiring wiring, RunView view) {
        Duration timeout = options.timeout();
        SecretsRequest request = new SecretsRequest(overwrite, remove);
        request.check(wiring.prompter().isInteractive() || wiring.global().yes());
        AgentRun run = AgentRun.of(wiring, agent.silentTarget(wiring), agent, "", view);
        RestartReport report = new RestartReport("Updated agent secrets", timeout, run.next());
        return run.run(() -> {
            SecretsMode mode = remove.isEmpty() ? SecretsMode.REQUIRED : SecretsMode.ONLY_IF_NAMED;
            List<AgentSecret> given = secrets.collect(wiring, mode, run.target().directory());
            request.check(given);
            Optional<Reading.Seen> before = run.status().glance();
            run.headerOfAll(before);
            new SecretsUpdate(wiring, run).make(request, given);
            return new RestartWait(wiring, run).follow(before, report, options.detach());
        });
    }

    /** What is to go, apart from what is set. */
    record SecretsRequest(boolean overwrite, List<String> remove) {
        SecretsRequest {
            remove = remove.stream().distinct().toList();
        }

        /** Refuses what makes no sense, or needs a word that nobody can be asked for. */
        void check(boolean consent) {
            if (overwrite && !remove.isEmpty()) {
                throw LkjException.usage("--overwrite and --remove exclude each other")
                        .withHint("--overwrite removes all that is not given");
            }
            if (overwrite && !consent) {
                throw LkjException.usage("update-secrets --overwrite needs --yes where nobody can be asked; nothing was"
                                + " changed")
                        .withHint("lkj agent secrets diff   lists what would go");
            }
            for (String name : remove) {
                if (SecretNames.isInjected(name)) {
                    throw LkjException.usage("secret " + name + " is given to every agent by the service")
                            .withHint("it cannot be removed");
                }
            }
        }

        /** Refuses a name that is to come and to go. */
        void check(List<AgentSecret> given) {
            for (AgentSecret secret : given) {
                if (remove.contains(secret.name())) {
                    throw LkjException.usage("secret " + SafeText.of(secret.name()) + " is both set and removed")
                            .withHint("leave one of them out");
                }
            }
        }
    }
}
