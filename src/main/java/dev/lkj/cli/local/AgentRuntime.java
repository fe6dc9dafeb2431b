package dev.lkj.cli.local;

import java.util.List;

/** What runs an agent's code. */
sealed interface AgentRuntime permits PythonRuntime, NodeRuntime {
    /**
     * Makes sure that the SDK can be started in this way.
     *
     * @throws dev.lkj.error.LkjException (USAGE) when it is too old or not there
     */
    void checkSdk(LocalAgent agent);

    /**
     * The command line that runs an agent.
     *
     * @param runtimeArguments for the runtime itself
     * @param dev whether it is run while it is being written
     * @param logLevel empty for the usual one
     */
    List<String> command(String entrypoint, List<String> runtimeArguments, boolean dev, String logLevel);
}
