package dev.lkj.cli.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.cli.Environment;
import dev.lkj.error.LkjException;
import dev.lkj.source.sdk.SdkVersionCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Node.js. */
record NodeRuntime(Path program, Probe probe) implements AgentRuntime {
    private static final String MINIMUM_SDK = "1.0.0";
    private static final String PACKAGE = "node_modules/@livekit/agents/package.json";
    private static final Pattern TYPESCRIPT = Pattern.compile(".*\\.[mc]?ts");
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)\\..*");

    static NodeRuntime find(LocalAgent agent, Environment environment) {
        Path program = new ProgramPath(environment)
                .find("node")
                .orElseThrow(
                        () -> LkjException.usage("node is not on the PATH").withHint("install Node.js 22 or later"));
        return new NodeRuntime(program, new Probe(environment, agent.root()));
    }

    @Override
    public void checkSdk(LocalAgent agent) {
        Optional<String> installed = installed(agent.root());
        if (installed.isPresent()) {
            SdkVersionCheck.checkInstalled(agent.type(), installed.get(), MINIMUM_SDK);
        } else {
            SdkVersionCheck.check(agent.root(), agent.type(), MINIMUM_SDK);
        }
    }

    /** What Node would load: the package of the folder, or of the nearest one above. */
    private static Optional<String> installed(Path root) {
        for (Path folder = root; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(PACKAGE);
            if (Files.isRegularFile(file)) {
                try {
                    String version = new ObjectMapper()
                            .readTree(Files.readAllBytes(file))
                            .path("version")
                            .asText();
                    return version.isEmpty() ? Optional.empty() : Optional.of(version);
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> command(String entrypoint, List<String> runtimeArguments, boolean dev, String logLevel) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (TYPESCRIPT.matcher(entrypoint).matches()) {
            requireTypes(entrypoint);
            command.add("--experimental-strip-types");
        }
        command.addAll(runtimeArguments);
        command.addAll(List.of(entrypoint, dev ? "dev" : "start"));
        if (!logLevel.isEmpty()) {
            command.addAll(List.of("--log-level", logLevel.toLowerCase(Locale.ROOT)));
        }
        return command;
    }

    /** Node takes types away from 22.6 on. */
    private void requireTypes(String entrypoint) {
        String version = probe.ask(List.of(program.toString(), "--version")).orElse("");
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.matches()) {
            return;
        }
        int major = Integer.parseInt(numbers.group(1));
        if (major < 22 || (major == 22 && Integer.parseInt(numbers.group(2)) < 6)) {
            throw LkjException.usage("Node " + version + " cannot run " + entrypoint + ": that needs 22.6 or later")
                    .withHint("install a newer Node.js, or build the project and give the .js file");
        }
    }
}
