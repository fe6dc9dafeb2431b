package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import dev.lkj.project.LiveKitToml;
import dev.lkj.wire.CreateAgentResponse;

/**
 * Writes the project file of an agent that was just made: from now on the folder is its, whatever becomes of the rest.
 *
 * @param subdomain of the project
 * @param json whether standard output is for events
 */
record NewAgentFile(Wiring wiring, Target target, AgentRun run, String subdomain, boolean json) {

    /**
     * Writes it.
     *
     * @throws LkjException when that is not possible; the message names the agent
     */
    void write(CreateAgentResponse made) {
        run.created(made.agentId());
        String name = wiring.global().config();
        try {
            LiveKitToml.save(target.directory(), name, subdomain, made.agentId());
        } catch (LkjException e) {
            throw LkjException.of(
                            e.exitCode(),
                            "agent " + made.agentId() + " was created, but not deployed: " + e.getMessage())
                    .withHint(run.next().of("config", "--id", made.agentId())
                            + "   writes the file, when it is possible");
        }
        Results.note(wiring, "Saving config file [" + name + "]", json);
    }
}
