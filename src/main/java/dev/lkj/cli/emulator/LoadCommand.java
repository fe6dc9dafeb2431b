package dev.lkj.cli.emulator;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.time.CancelledException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes traffic for an agent of a running emulator. */
@Command(
        name = "load",
        description = {
            "Make traffic for an agent of a running emulator, to see what a deploy does to live sessions.",
            "It tells each second how many began, finished, were cut by the service, lost by a crash, or refused.",
        },
        footer = {
            "  lkj emulator load --rate 5/s --length 20s..60s --for 5m",
            "  lkj emulator load --for 30s --json        only the result",
        })
final class LoadCommand implements Verb {
    @Mixin
    private TrafficOptions traffic = new TrafficOptions();

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "1/s",
            description = "Sessions that begin, as in 5/s or 30/m (default: ${DEFAULT-VALUE}).")
    private String rate = "1/s";

    @Option(
            names = "--length",
            paramLabel = "TIME",
            defaultValue = "10s..30s",
            description = "How long sessions last, as in 30s or 20s..60s (default: ${DEFAULT-VALUE}).")
    private String length = "10s..30s";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "1m",
            description = "For how long sessions begin; it ends with the last of them (default: ${DEFAULT-VALUE}).")
    private String time = "1m";

    @Option(names = "--seed", paramLabel = "N", description = "Makes the lengths the same again.")
    private @Nullable Long seed;

    @Option(
            names = {"-j", "--json"},
            description = "Print the result as JSON, and nothing before it.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        LoadPlan plan = LoadPlan.of(rate, length, time);
        RunningEmulator emulator = traffic.emulator(wiring);
        String agent = traffic.agent(wiring, emulator.state());
        RandomGenerator random = seed == null ? new SplittableRandom() : new java.util.Random(seed);
        Load load = new Load(
                emulator,
                agent,
                traffic.deployment(),
                plan,
                wiring.environment().clock(),
                random);
        try {
            LoadReport report = load.run(wiring.pacing(), progress -> {
                if (!json) {
                    wiring.status(progress.line());
                }
            });
            wiring.environment().out().line(json ? report.json() : report.line());
            return ExitCode.OK;
        } catch (CancelledException e) {
            load.hangUp();
            wiring.environment()
                    .out()
                    .line(json ? load.report().json() : load.report().line());
            throw e;
        }
    }
}
