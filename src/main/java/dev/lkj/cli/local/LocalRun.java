package dev.lkj.cli.local;

import dev.lkj.cli.ChildCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.project.Project;
import dev.lkj.project.ShellWords;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An agent's process: what to start, where, and with which environment. */
record LocalRun(Wiring wiring, LocalAgent agent, ChildCommand child) {
    /** An agent that is told to end finishes its sessions first, as long as the service would let it. */
    private static final Duration DRAIN = Duration.ofHours(1);

    /** While somebody writes an agent, its sessions are their own tests. */
    private static final Duration SHORT = Duration.ofSeconds(10);

    /**
     * Finds out everything that a start needs.
     *
     * @throws dev.lkj.error.LkjException (USAGE) when something is missing or too old
     */
    static LocalRun prepare(Wiring wiring, LocalOptions options, boolean dev) {
        LocalAgent agent = LocalAgent.find(wiring.environment().directory(), options.entrypoint());
        wiring.status("Detected agent language [" + agent.type().label() + "]");
        AgentRuntime runtime = agent.type().isPython()
                ? PythonRuntime.find(agent, wiring.environment())
                : NodeRuntime.find(agent, wiring.environment());
        runtime.checkSdk(agent);
        Project project = Target.project(wiring);
        List<String> command = runtime.command(agent.entrypoint(), options.runtimeArguments(), dev, options.logLevel());
        Map<String, String> variables = ChildCredentials.of(
                project, wiring.global().projectFlags(), wiring.environment().variables());
        wiring.status("Running " + ShellWords.of(command));
        Duration patience = dev ? SHORT : DRAIN;
        wiring.end().allow(patience.plus(SHORT));
        // The SDK's own processes are told by the first one, when their sessions are over.
        ChildCommand child = new ChildCommand(wiring, command, variables, agent.root(), patience, false);
        return new LocalRun(wiring, agent, child);
    }

    /** Runs it to its end, and lets this process end with the same code. */
    ExitCode once() {
        return end(child.run());
    }

    /** Runs it again and again, whenever a file of the project changed. */
    ExitCode again() {
        return end(new Reloads(wiring, child, new SourceWatch(agent.root())).run());
    }

    private ExitCode end(int code) {
        wiring.end().endWith(code);
        return code == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
