package dev.lkj.cli.logs;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.DeploymentName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows what an agent's instances or its last build print. */
@Command(
        name = "logs",
        aliases = "tail",
        description = {
            "Follow what the newest instance of an agent prints, or show its last build.",
            "Runs until the stream ends or Ctrl-C; a stream that breaks off is opened again. What the service sends"
                    + " begins with a short backlog. --since and --level read the time and level that a line begins"
                    + " with, or those of a line in JSON; other lines go with the one before.",
        },
        footer = {
            "  lkj agent logs --tail 20",
            "  lkj agent logs --level warn --since 10m",
            "  lkj agent logs --all                       every deployment and region",
            "  lkj agent logs --log-type build --wait     as soon as there is a build",
            "  lkj agent logs --no-follow --json          what there is, for a program",
        })
public final class LogsCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = "--log-type",
            paramLabel = "TYPE",
            defaultValue = "deploy",
            description = "deploy for what instances print, build for the last build (default: ${DEFAULT-VALUE}).")
    private String type = "deploy";

    @Option(
            names = {"-d", "--deployment"},
            split = ",",
            paramLabel = "NAME",
            description = "Deployment to read (default: production); repeatable, or separated by commas.")
    private List<String> deployments = new ArrayList<>();

    @Option(
            names = "--region",
            split = ",",
            paramLabel = "NAME",
            description = "Region to read (default: the deployment's first); repeatable, or separated by commas.")
    private List<String> regions = new ArrayList<>();

    @Option(names = "--all", description = "All deployments in all regions at once, each line with where it is from.")
    private boolean all;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Leave out what is older: 90s, 10m, 2h or 1d ago, or since 2026-08-09T10:15:00Z.")
    private @Nullable String since;

    @Option(names = "--tail", paramLabel = "N", description = "Only so many lines of the backlog.")
    private @Nullable Integer tail;

    @Option(names = "--grep", paramLabel = "REGEX", description = "Only lines in which it is found.")
    private @Nullable String grep;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Only lines as grave or graver: trace, debug, info, warn, error, fatal.")
    private @Nullable String level;

    @Option(names = "--no-follow", description = "Show what there is and return.")
    private boolean noFollow;

    @Option(names = "--wait", description = "Wait until there is something to read.")
    private boolean wait;

    @Option(
            names = {"-j", "--json"},
            description = "Print each line as JSON, with where it is from, its time and level.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        LogFilter filter =
                LogFilter.of(since, level, grep, wiring.environment().clock().now());
        if (tail != null && tail < 0) {
            throw LkjException.usage("invalid value \"" + tail + "\" for flag -tail: less than no line");
        }
        if (all && !(deployments.isEmpty() && regions.isEmpty())) {
            throw LkjException.usage("--all goes without --deployment and --region")
                    .withHint("leave one of them out");
        }
        LogSources wanted =
                new LogSources(deployments.stream().map(DeploymentName::toRead).toList(), regions, all);
        Target target = agent.target(wiring);
        String id = agent.deployedAgentId(wiring, target);
        LogRun.Settings settings = new LogRun.Settings(id, type, filter, tail == null ? -1 : tail, !noFollow, wait);
        return new LogReader(wiring, target, new NextCommand(wiring, target, agent.id()), settings, json).read(wanted);
    }

    /** Follows what the newest instance of an agent's production prints, until its stream ends. */
    public static ExitCode follow(Wiring wiring, Target target, NextCommand next, String agentId) {
        LogFilter all = new LogFilter(null, null, null);
        LogRun.Settings settings = new LogRun.Settings(agentId, "deploy", all, -1, true, false);
        LogSources production = new LogSources(List.of(DeploymentName.toRead(null)), List.of(), false);
        return new LogReader(wiring, target, next, settings, false).read(production);
    }
}
