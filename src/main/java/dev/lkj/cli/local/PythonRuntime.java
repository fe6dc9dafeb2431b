package dev.lkj.cli.local;

import dev.lkj.cli.Environment;
import dev.lkj.error.LkjException;
import dev.lkj.source.sdk.ProjectType;
import dev.lkj.source.sdk.SdkVersionCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Python, as a project has it.
 *
 * @param words what starts it
 */
record PythonRuntime(List<String> words, Probe probe) implements AgentRuntime {
    /** The first SDK that can be started as a module. */
    private static final String MINIMUM_SDK = "1.6.0";

    private static final String SDK_VERSION = "import importlib.metadata as m; print(m.version('livekit-agents'))";

    /** The interpreter of a project: of uv, of the active or the project's own environment, of its tool, or any. */
    static PythonRuntime find(LocalAgent agent, Environment environment) {
        ProgramPath programs = new ProgramPath(environment);
        Optional<Path> uv = agent.type() == ProjectType.PYTHON_UV ? programs.find("uv") : Optional.<Path>empty();
        List<String> words = uv.map(program -> List.of(program.toString(), "run", "--no-sync", "python"))
                .or(() -> ownEnvironment(agent.root(), environment.variable("VIRTUAL_ENV")))
                .or(() -> ofTool(agent.root(), programs))
                .or(() -> programs.find("python3", "python").map(program -> List.of(program.toString())))
                .orElseThrow(() -> LkjException.usage(
                                agent.type() == ProjectType.PYTHON_UV
                                        ? "neither uv nor Python is on the PATH"
                                        : "Python is not on the PATH, and the project has no .venv")
                        .withHint("install it, or activate the environment in which the agent's packages are"));
        return new PythonRuntime(words, new Probe(environment, agent.root()));
    }

    private static Optional<List<String>> ownEnvironment(Path root, String active) {
        Stream<Path> folders = active.isEmpty() ? Stream.empty() : Stream.of(root.resolve(active));
        return Stream.concat(folders, Stream.of(root.resolve(".venv"), root.resolve("venv")))
                .flatMap(folder -> Stream.of(folder.resolve("bin/python"), folder.resolve("Scripts/python.exe")))
                .filter(ProgramPath::isProgram)
                .map(program -> List.of(program.toString()))
                .findFirst();
    }

    private static Optional<List<String>> ofTool(Path root, ProgramPath programs) {
        String tool = Files.exists(root.resolve("poetry.lock"))
                ? "poetry"
                : Files.exists(root.resolve("Pipfile.lock"))
                        ? "pipenv"
                        : Files.exists(root.resolve("pdm.lock")) ? "pdm" : "";
        return tool.isEmpty()
                ? Optional.empty()
                : programs.find(tool).map(program -> List.of(program.toString(), "run", "python"));
    }

    @Override
    public void checkSdk(LocalAgent agent) {
        List<String> question = new ArrayList<>(words);
        question.addAll(List.of("-c", SDK_VERSION));
        Optional<String> installed = probe.ask(question);
        if (installed.isPresent()) {
            SdkVersionCheck.checkInstalled(agent.type(), installed.get(), MINIMUM_SDK);
        } else {
            SdkVersionCheck.check(agent.root(), agent.type(), MINIMUM_SDK);
        }
    }

    @Override
    public List<String> command(String entrypoint, List<String> runtimeArguments, boolean dev, String logLevel) {
        List<String> command = new ArrayList<>(words);
        command.addAll(runtimeArguments);
        command.addAll(List.of("-m", "livekit.agents", "start", entrypoint));
        if (dev) {
            command.add("--dev");
        }
        String level = logLevel.isEmpty() && dev ? "DEBUG" : logLevel.toUpperCase(Locale.ROOT);
        if (!level.isEmpty()) {
            command.addAll(List.of("--log-level", level));
        }
        return command;
    }
}
