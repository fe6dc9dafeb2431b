package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.logs.LogsCommand;
import dev.lkj.cli.options.AttributeOptions;
import dev.lkj.cli.options.FolderOptions;
import dev.lkj.cli.options.ImageOptions;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.cli.options.SecretOptions;
import dev.lkj.deploy.ImageSource;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.image.PreparedImage;
import dev.lkj.project.LiveKitToml;
import dev.lkj.project.SecretsMode;
import dev.lkj.term.PromptCancelled;
import dev.lkj.term.SafeText;
import dev.lkj.time.CancelledException;
import dev.lkj.wire.AgentSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a new agent of the project in a folder, and deploys its first version. */
@Command(
        name = "create",
        description = {
            "Make a new agent of the project in a folder, and wait until its first version serves.",
            "Writes a Dockerfile and a .dockerignore where there is none, creates the agent, writes livekit.toml as soon"
                    + " as it exists, then packs, uploads, builds and follows the roll as deploy does. An env file of the"
                    + " folder (.env, .env.production and the like) becomes the agent's secrets, unless --secrets-file"
                    + " names another.",
            "With --image or --image-tar a prebuilt image is pushed and rolled out in the place of the source.",
        },
        footer = {
            "  lkj agent create                            the project in this folder",
            "  lkj agent create --region us-east svc       the one in svc/",
            "  lkj agent create --secrets-file prod.env    with these secrets",
            "  lkj agent create --region us-east --json    in a CI job",
        })
final class CreateCommand implements RunVerb {
    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    @Mixin
    private ImageOptions images = new ImageOptions();

    @Mixin
    private AttributeOptions attributes = new AttributeOptions();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "Where the agent is to run, for good (default: you are asked; us-east where there is no choice).")
    private @Nullable String region;

    @Option(names = "--skip-sdk-check", description = "Create it although the SDK is too old or not known.")
    private boolean skipSdkCheck;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = {"-d", "--deployment"},
            hidden = true,
            paramLabel = "NAME")
    private @Nullable String deployment;

    /** Does the same for a folder that another command made. */
    static ExitCode in(Wiring wiring, String folder, String region, boolean json) {
        CreateCommand command = new CreateCommand();
        // The env file of a template has names without values.
        List<String> words = new ArrayList<>(List.of("--ignore-empty-secrets"));
        if (!region.isEmpty()) {
            words.addAll(List.of("--region", region));
        }
        if (json) {
            words.add("--json");
        }
        words.addAll(List.of("--", folder));
        new CommandLine(command).parseArgs(words.toArray(String[]::new));
        return command.run(wiring);
    }

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public ExitCode run(Wiring wiring, RunView view) {
        if (deployment != null) {
            throw LkjException.usage(
                            "--deployment has no effect on create: a new agent's first version goes to production")
                    .withHint("lkj agent create, then\nlkj agent deploy --deployment "
                            + (deployment.isBlank() ? "NAME" : SafeText.of(deployment)));
        }
        Duration timeout = options.timeout();
        Target target = ProjectConsent.ask(wiring, folder.silentTarget(wiring));
        SourceDeploy.requireFolder(target);
        target.directory().requireWritable(wiring.global().config());
        String subdomain = target.project().requireSubdomain();
        consentToReplace(wiring, target.file());
        Optional<ImageSource> image = images.source(wiring);
        AgentRun run = new AgentRun(wiring, target, "", "", new NextCommand(wiring, target, null), view);
        NewAgentFile file = new NewAgentFile(wiring, target, run, subdomain, options.json());
        ExitCode end = create(wiring, view, target, run, file, image, timeout);
        return end == ExitCode.OK ? offerLogs(wiring, target, run) : end;
    }

    private ExitCode create(
            Wiring wiring,
            RunView view,
            Target target,
            AgentRun run,
            NewAgentFile file,
            Optional<ImageSource> image,
            Duration timeout) {
        if (image.isEmpty()) {
            return run.run(() -> {
                if (!attributes.given(wiring).isEmpty()) {
                    wiring.failures().warn("attributes go with a deploy; the first version of a new agent has none");
                }
                return new SourceCreate(wiring, target, run, file)
                        .create(secrets(wiring, target), region, skipSdkCheck, options.detach(), timeout);
            });
        }
        // Before anything is asked of the service, so that a damaged image changes nothing.
        try (PreparedImage prepared = image.get().load(ImageOptions.around(wiring), view)) {
            return run.run(() -> {
                Map<String, String> tags = new SourceDeploy(
                                wiring, target, run, target.directory().path())
                        .tagged(attributes.given(wiring), attributes.withGit());
                return new ImageCreate(wiring, target, run, file)
                        .create(prepared, secrets(wiring, target), tags, region, options.detach(), timeout);
            });
        }
    }

    /** Whoever sits there may want to see the first instance talk; leaving that is no failure. */
    private ExitCode offerLogs(Wiring wiring, Target target, AgentRun run) {
        boolean asked =
                !options.json() && !options.detach() && wiring.prompter().isInteractive();
        try {
            if (asked && wiring.prompter().confirm("Would you like to view logs?", true)) {
                wiring.status("Tailing runtime logs...safe to exit at any time");
                return LogsCommand.follow(wiring, target, run.next(), run.agentId());
            }
        } catch (CancelledException e) {
            return wiring.end().signal();
        } catch (PromptCancelled e) {
            return ExitCode.OK;
        }
        return ExitCode.OK;
    }

    private List<AgentSecret> secrets(Wiring wiring, Target target) {
        return secrets.collect(wiring, SecretsMode.LOOK_FOR_FILE, target.directory());
    }

    /** The project file will name the new agent; the one that it names is never replaced without a word. */
    private void consentToReplace(Wiring wiring, @Nullable LiveKitToml file) {
        if (file == null || file.agentId().isEmpty()) {
            return;
        }
        wiring.failures()
                .warn(file.location() + " is of agent " + SafeText.of(file.agentId())
                        + ", which stays; the file will be of the new agent");
        if (wiring.prompter().isInteractive()
                && !wiring.prompter().confirm("Create another agent and replace the one in the file?", false)) {
            throw LkjException.failed("nothing was created; the file is as it was")
                    .withHint("lkj agent deploy   deploys the agent that the file names");
        }
    }
}
