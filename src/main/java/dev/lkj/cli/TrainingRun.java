package dev.lkj.cli;

import dev.lkj.error.ExitCode;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a machine does while the classes that it loads are noted for a cache: the commands that are used every day,
 * against the emulator whose address is in the environment.
 */
final class TrainingRun {
    private static final String WRONG = "--no-such-flag";

    /** By the name of the cache; what ends with a flag that there is not is refused. */
    private static final Map<String, List<List<String>>> COMMANDS = Map.of(
            "local",
            List.of(List.of("project", "list"), List.of("agent", "config", WRONG)),
            "deploy",
            List.of(List.of("agent", "deploy"), List.of("agent", "deploy", WRONG)),
            "call",
            List.of(
                    List.of("agent", "status"),
                    List.of("agent", "status", "--json"),
                    List.of("agent", "versions"),
                    List.of("agent", "list"),
                    List.of("agent", "status", WRONG)));

    private TrainingRun() {}

    /** Runs those for a cache that is named, in a folder that is named, which becomes a project. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        Environment own = Main.environment(new Output(OutputStream.nullOutputStream()), new Cancellation());
        layOut(folder, own);
        Map<String, String> variables = new HashMap<>(own.variables());
        // The configured project is what people use.
        variables.keySet().removeIf(name -> name.startsWith("LIVEKIT_"));
        int worst = 0;
        for (List<String> command : COMMANDS.getOrDefault(args[0], List.of())) {
            int code = Lkj.run(
                    around(own, folder, variables, own.pacing()), new NoSignals(), command.toArray(String[]::new));
            boolean refused = command.contains(WRONG);
            worst = Math.max(worst, refused ? Math.abs(code - ExitCode.USAGE.code()) : code);
        }
        if (own.variables().containsKey("LIVEKIT_URL")) {
            shakeHands(own, folder);
        }
        if (worst > 0) {
            Runtime.getRuntime().halt(worst);
        }
        // A run of the whole process, for the classes of its beginning and its end; it halts the machine.
        List<String> first = COMMANDS.getOrDefault(args[0], List.of()).get(0);
        Main.main(Stream.concat(first.stream(), first.contains("agent") ? Stream.of(folder.toString()) : Stream.empty())
                .toArray(String[]::new));
    }

    /**
     * Begins a handshake of TLS, which the emulator does not answer in kind. The classes for it are most of what a call
     * over https loads beside those of one over http, and LiveKit Cloud is asked over https.
     */
    private static void shakeHands(Environment own, Path folder) {
        Map<String, String> variables = new HashMap<>(own.variables());
        variables.replace("LIVEKIT_URL", own.variable("LIVEKIT_URL").replaceFirst("^(ws|http):", "https:"));
        variables.remove("LK_AGENTS_URL");
        // The first try is all that is wanted.
        Pacing impatient = time -> {
            throw new CancelledException();
        };
        Lkj.run(around(own, folder, variables, impatient), new NoSignals(), "agent", "list");
    }

    private static void layOut(Path folder, Environment own) throws IOException {
        Files.writeString(folder.resolve("livekit.toml"), """
                [project]
                  subdomain = "emulator"

                [agent]
                  id = "CA_training"
                """);
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM scratch
                COPY . /
                CMD ["/agent"]
                """);
        Path settings = Files.createDirectories(folder.resolve(".livekit"));
        PrivateFile.write(settings.resolve("cli-config.yaml"), """
                default_project: training
                projects:
                  - name: training
                    url: %s
                    api_key: %s
                    api_secret: %s
                """.formatted(
                own.variable("LIVEKIT_URL"), own.variable("LIVEKIT_API_KEY"), own.variable("LIVEKIT_API_SECRET")));
    }

    private static Environment around(Environment own, Path folder, Map<String, String> variables, Pacing pacing) {
        return new Environment(
                variables,
                folder,
                folder,
                own.in(),
                own.out(),
                own.err(),
                Environment.Terminals.NONE,
                own.clock(),
                pacing,
                own.cancellation());
    }

    /** Nobody interrupts it. */
    private static final class NoSignals implements ProcessEnd {
        @Override
        public ExitCode signal() {
            return ExitCode.INTERRUPTED;
        }

        @Override
        public void allow(Duration time) {}

        @Override
        public void endWith(int code) {}
    }
}
