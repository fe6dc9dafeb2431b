package dev.lkj.deploy;

import dev.lkj.cloud.CloudClient;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Clock;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.CreateAgentResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Makes an agent, which has no version yet. */
public final class AgentCreation {
    static final String FAILURE = "unable to create agent";

    private final CloudClient cloud;
    private final Clock clock;

    /** A creation in a project. */
    public AgentCreation(CloudClient cloud, Clock clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    /**
     * Makes it.
     *
     * @param region where it is to run, for good
     * @param created is told of the agent as soon as it exists; its failure ends the run
     * @throws dev.lkj.cloud.ServiceFailure when the call fails
     */
    public CreateAgentResponse create(
            List<AgentSecret> secrets, String region, Consumer<CreateAgentResponse> created, DeployListener listener) {
        listener.on(new DeployEvent.Requesting());
        Duration start = clock.elapsed();
        CreateAgentResponse made = cloud.agents().create(secrets, region);
        if (made.agentId().isEmpty()) {
            throw LkjException.of(ExitCode.UNAVAILABLE, FAILURE + ": the service did not say the agent's id")
                    .withHint("lkj agent list   whether it was made");
        }
        listener.on(
                new DeployEvent.Created(made.agentId(), region, clock.elapsed().minus(start)));
        created.accept(made);
        return made;
    }
}
