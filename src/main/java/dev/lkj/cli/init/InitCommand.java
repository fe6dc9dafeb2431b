package dev.lkj.cli.init;

import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.Project;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new project from a template, in a folder of its own. */
@Command(
        name = "init",
        description = {
            "Make a new agent project from a template, in a folder of its own.",
            "Fetches the template with git, writes .env.local with the project's credentials, and runs the template's"
                    + " own install and post_create tasks. A failure leaves no folder behind.",
        },
        footer = {
            "  lkj agent init my-agent                        asks for the language",
            "  lkj agent init my-agent --install --yes        Python, nothing is asked",
            "  lkj agent init my-agent --template-url https://example.org/template.git",
            "  lkj agent init my-agent --deploy               and create the agent at once",
        })
public final class InitCommand implements Verb {
    @Mixin
    private TemplateOptions template = new TemplateOptions();

    @Option(names = "--deploy", description = "Install, and create the agent in the cloud afterwards.")
    private @Nullable Boolean deploy;

    @Option(names = "--install", description = "Run the template's install task without asking.")
    private boolean install;

    @Option(names = "--region", paramLabel = "REGION", description = "Where the agent is to run, with --deploy.")
    private @Nullable String region;

    @Option(names = "--sandbox", hidden = true, paramLabel = "ID", description = "Sandbox to talk to the agent in.")
    private @Nullable String sandbox;

    @Option(names = "--no-sandbox", hidden = true, arity = "0..1", description = "Make no sandbox.")
    private @Nullable Boolean noSandbox;

    @Option(
            names = {"-j", "--json"},
            description = "Print the result as JSON.")
    private boolean json;

    @Parameters(
            arity = "0..*",
            paramLabel = "[AGENT-NAME]",
            description = "Name of the agent and of its new folder (default: the project's name).")
    private List<String> words = new ArrayList<>();

    private final Creation creation;

    /** Creates an agent in the cloud from a folder, as a command of its own does. */
    public interface Creation {
        /**
         * Creates it.
         *
         * @param folder the folder, from the current one
         * @param region empty to have it asked
         */
        ExitCode create(Wiring wiring, String folder, String region, boolean json);
    }

    /** The command, and what creates agents. */
    public InitCommand(Creation creation) {
        this.creation = creation;
    }

    @Override
    public ExitCode run(Wiring wiring) {
        checkFlags();
        String given = words.isEmpty() ? "" : words.get(0);
        if (!given.isEmpty()) {
            AgentFolder.check(wiring.environment().directory(), given);
        }
        Project project = ProjectQuestion.ask(wiring, Target.project(wiring));
        String name = given.isEmpty() ? project.displayName() : given;
        AgentFolder.check(wiring.environment().directory(), name);
        String url = template.url(wiring);
        KnownValues values = KnownValues.of(wiring, project, name, sandboxId(wiring, project, name));
        boolean wanted = install || isDeploy();
        Initialised made = new NewProject(wiring, name, values).make(url, wanted);
        if (!isDeploy()) {
            made.tell(wiring, json);
            return ExitCode.OK;
        }
        made.announce(wiring, json);
        return deploy(wiring, project, name);
    }

    private void checkFlags() {
        List<String> kinds = new ArrayList<>(template.given());
        if (deploy != null) {
            kinds.add(kinds.contains("lang") ? 1 : 0, "deploy");
        }
        refuseTwo(kinds);
        List<String> sandboxes = new ArrayList<>();
        if (sandbox != null) {
            sandboxes.add("sandbox");
        }
        if (noSandbox != null) {
            sandboxes.add("no-sandbox");
        }
        refuseTwo(sandboxes);
    }

    private static void refuseTwo(List<String> flags) {
        if (flags.size() > 1) {
            boolean templates = flags.get(0).equals("template") && flags.get(1).equals("template-url");
            throw LkjException.usage("option " + flags.get(0) + " cannot be set along with option " + flags.get(1)
                            + (templates ? ":\nonly one of template or template-url can be specified" : ""))
                    .withHint("leave out --" + flags.get(0) + " or --" + flags.get(1));
        }
    }

    private boolean isDeploy() {
        return deploy != null && deploy;
    }

    private String sandboxId(Wiring wiring, Project project, String name) {
        if (sandbox != null) {
            return sandbox;
        }
        return noSandbox == null || noSandbox ? "" : Sandbox.create(wiring, project, name);
    }

    private ExitCode deploy(Wiring wiring, Project project, String name) {
        wiring.status("Deploying agent...");
        if (project.origin().isConfigured()) {
            wiring.global().choose(project.name());
        }
        ExitCode code = creation.create(wiring, name, region == null ? "" : region, json);
        if (code != ExitCode.OK) {
            // What went wrong has been told as that command tells it.
            wiring.failures().warn("failed to deploy agent, as said above; the new project is in [" + name + "]");
        }
        return code;
    }
}
