package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.AttributeOptions;
import dev.lkj.cli.options.SecretOptions;
import dev.lkj.cli.options.WaitOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.DeploymentName;
import dev.lkj.project.SecretsMode;
import dev.lkj.source.PackingPlan;
import dev.lkj.wire.AgentSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deploys the source of a folder as a new version. */
@Command(
        name = "deploy",
        description = {
            "Deploy the project in a folder, and wait until the new version serves.",
            "Packs the folder (.gitignore and .dockerignore decide what is left out), uploads it, has it built, and"
                    + " follows the roll. When it returns 0 the new version serves; when it does not, the old one"
                    + " still does, and the message says what to do.",
        },
        footer = {
            "  lkj agent deploy                                    the project in this folder",
            "  lkj agent deploy --dry-run svc                      what would be sent of svc/",
            "  lkj agent deploy --secrets-file prod.env            with new secrets",
            "  lkj agent deploy -d staging                         to a named deployment",
            "  lkj agent deploy --json --timeout 5m                in a CI job",
        })
final class DeployCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    @Mixin
    private AttributeOptions attributes = new AttributeOptions();

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Option(
            names = {"-d", "--deployment"},
            paramLabel = "NAME",
            description = "Deployment to deploy to (default: production).")
    private @Nullable String deployment;

    @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(names = "--skip-sdk-check", description = "Deploy although the version of the SDK is too old or not known.")
    private boolean skipSdkCheck;

    @Option(
            names = {"-j", "--json"},
            description = "Print events and the result as JSON, one object a line.")
    private boolean json;

    @Option(names = "--region", hidden = true, paramLabel = "REGION")
    private @Nullable String region;

    @Override
    public ExitCode run(Wiring wiring) {
        RunView view = AgentRun.view(wiring, json);
        return EarlyFailure.guard(wiring, view, () -> decide(wiring, view));
    }

    private ExitCode decide(Wiring wiring, RunView view) {
        if (region != null) {
            throw LkjException.usage(
                            "--region has no effect on deploy: the regions of an agent are fixed when it is created")
                    .withHint("lkj agent status   shows them");
        }
        DeploymentName name = DeploymentName.toChange(deployment);
        Duration timeout = waiting.timeout();
        Target target = agent.silentTarget(wiring);
        SourceDeploy.requireFolder(target);
        String id = agent.silentAgentId(wiring, target);
        AgentRun run =
                new AgentRun(wiring, target, id, name.value(), new NextCommand(wiring, target, agent.id()), view);
        SourceDeploy source =
                new SourceDeploy(wiring, target, run, target.directory().path());
        return run.run(() -> {
            PackingPlan plan = source.plan();
            Map<String, String> named = attributes.given(wiring);
            List<AgentSecret> values = secrets.collect(wiring, SecretsMode.ONLY_IF_NAMED, target.directory());
            run.header(dryRun ? Optional.empty() : run.status().glance());
            SourceDeploy.Request request = new SourceDeploy.Request(
                    id,
                    name.value(),
                    values,
                    source.tagged(named, attributes.withGit()),
                    skipSdkCheck,
                    waiting.detach(),
                    timeout);
            return dryRun ? source.dryRun(request, plan, json) : source.deploy(request, plan);
        });
    }
}
