package dev.lkj.cli.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.SavedConfig;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.ConfiguredProject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs in, or takes a sign-in back. */
@Command(
        name = "auth",
        description = {
            "Get the key of a LiveKit Cloud project, or give it back.",
            "Prints an address, and opens it in a browser; once you have confirmed there, the project is added to this"
                    + " machine's configuration.",
        },
        footer = {
            "  lkj cloud auth",
            "  lkj cloud auth --revoke --project staging",
        })
final class AuthCommand implements Verb {
    @Option(
            names = {"-R", "--revoke"},
            description = "Give the key of a configured project back, and remove the project.")
    private boolean revoke;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            defaultValue = CloudLogin.USUAL_TIMEOUT,
            description = "How long to wait for the confirmation (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = {"-i", "--poll-interval"},
            paramLabel = "SECONDS",
            defaultValue = CloudLogin.USUAL_INTERVAL,
            description = "How long to wait between two looks (default: ${DEFAULT-VALUE}).")
    private int interval;

    @Option(
            names = {"-j", "--json"},
            description = "Print the result as JSON; secrets are never part of it.")
    private boolean json;

    @Parameters(hidden = true, arity = "0..*")
    private List<String> ignored = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        if (timeout < 1 || interval < 1) {
            throw LkjException.usage("--timeout and --poll-interval must be at least 1 second");
        }
        SavedConfig file = new SavedConfig(wiring, json);
        if (revoke) {
            return new Revocation(wiring, file, json).run();
        }
        ConfiguredProject project =
                new CloudLogin(wiring, file, Duration.ofSeconds(timeout), Duration.ofSeconds(interval)).run();
        if (json) {
            Results.json(
                    wiring,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("Name", project.name())
                            .put("ProjectId", project.projectId())
                            .put("URL", project.url())
                            .put("APIKey", project.apiKey()));
        } else {
            wiring.status("Added project [" + project.name() + "]");
        }
        return ExitCode.OK;
    }
}
