package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.AttributeOptions;
import dev.lkj.cli.options.ImageOptions;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.cli.options.SecretOptions;
import dev.lkj.deploy.ImageSource;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.image.PreparedImage;
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
            "With --image or --image-tar a prebuilt image is pushed and rolled out in the place of the source.",
        },
        footer = {
            "  lkj agent deploy                                    the project in this folder",
            "  lkj agent deploy --dry-run svc                      what would be sent of svc/",
            "  lkj agent deploy --secrets-file prod.env            with new secrets",
            "  lkj agent deploy -d staging                         to a named deployment",
            "  lkj agent deploy --image agent:7                    a prebuilt image",
            "  lkj agent deploy --json --timeout 5m                in a CI job",
        })
final class DeployCommand implements RunVerb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    @Mixin
    private AttributeOptions attributes = new AttributeOptions();

    @Mixin
    private ImageOptions images = new ImageOptions();

    @Option(
            names = {"-d", "--deployment"},
            paramLabel = "NAME",
            description = "Deployment to deploy to (default: production).")
    private @Nullable String deployment;

    @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(names = "--skip-sdk-check", description = "Deploy although the version of the SDK is too old or not known.")
    private boolean skipSdkCheck;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--region", hidden = true, paramLabel = "REGION")
    private @Nullable String region;

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public ExitCode run(Wiring wiring, RunView view) {
        if (region != null) {
            throw LkjException.usage(
                            "--region has no effect on deploy: the regions of an agent are fixed when it is created")
                    .withHint("lkj agent status   shows them");
        }
        Optional<ImageSource> image = images.source(wiring);
        if (image.isPresent() && deployment != null) {
            throw LkjException.usage("--deployment has no effect on a prebuilt image: it always goes to production")
                    .withHint("lkj agent deploy --deployment NAME   deploys the source of a folder");
        }
        DeploymentName name = DeploymentName.toChange(deployment);
        Duration timeout = options.timeout();
        Target target = agent.silentTarget(wiring);
        SourceDeploy.requireFolder(target);
        if (image.isEmpty()) {
            return deploySource(wiring, view, target, name, timeout);
        }
        // Before anything is asked of the service, so that a damaged image changes nothing.
        try (PreparedImage prepared = image.get().load(ImageOptions.around(wiring), view)) {
            return deployImage(wiring, view, target, prepared, timeout);
        }
    }

    private ExitCode deploySource(Wiring wiring, RunView view, Target target, DeploymentName name, Duration timeout) {
        AgentRun run = AgentRun.of(wiring, target, agent, name.value(), view);
        SourceDeploy source =
                new SourceDeploy(wiring, target, run, target.directory().path());
        return run.run(() -> {
            PackingPlan plan = source.plan();
            SourceDeploy.Request request = request(wiring, target, run, name.value(), timeout);
            return dryRun ? source.dryRun(request, plan, options.json()) : source.deploy(request, plan);
        });
    }

    private ExitCode deployImage(Wiring wiring, RunView view, Target target, PreparedImage prepared, Duration timeout) {
        AgentRun run = AgentRun.of(wiring, target, agent, "", view);
        ImageDeploy deploy = new ImageDeploy(wiring, target, run);
        return run.run(() -> {
            SourceDeploy.Request request = request(wiring, target, run, "", timeout);
            return dryRun ? deploy.dryRun(request, prepared, options.json()) : deploy.deploy(request, prepared);
        });
    }

    /** What goes with source and image alike; shows the target. */
    private SourceDeploy.Request request(
            Wiring wiring, Target target, AgentRun run, String deploymentName, Duration timeout) {
        Map<String, String> named = attributes.given(wiring);
        List<AgentSecret> values = secrets.collect(wiring, SecretsMode.ONLY_IF_NAMED, target.directory());
        run.header(dryRun ? Optional.empty() : run.status().glance());
        Map<String, String> tagged =
                new SourceDeploy(wiring, target, run, target.directory().path()).tagged(named, attributes.withGit());
        return new SourceDeploy.Request(
                run.agentId(), deploymentName, values, tagged, skipSdkCheck, options.detach(), timeout);
    }
}
