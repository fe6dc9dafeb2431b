package dev.lkj.cli.agent;

import dev.lkj.cli.RegionPrompt;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.AgentCreation;
import dev.lkj.error.ExitCode;
import dev.lkj.image.PreparedImage;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.CreateAgentResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an agent of a prebuilt image: everything behind the question for which project. */
final class ImageCreate {
    private final Wiring wiring;
    private final Target target;
    private final AgentRun run;
    private final NewAgentFile file;

    ImageCreate(Wiring wiring, Target target, AgentRun run, NewAgentFile file) {
        this.wiring = wiring;
        this.target = target;
        this.run = run;
        this.file = file;
    }

    /** Asks, creates, pushes and follows the roll. */
    ExitCode create(
            PreparedImage image,
            List<AgentSecret> secrets,
            Map<String, String> attributes,
            @Nullable String region,
            boolean detach,
            Duration timeout) {
        Map<String, String> settings = target.agents().clientSettings();
        String chosen = RegionPrompt.choose(wiring, settings, region, "Select region for agent deployment");
        run.headerOfNew(chosen);
        AgentCreation creation =
                new AgentCreation(target.cloud(), wiring.environment().clock());
        CreateAgentResponse made = creation.create(secrets, chosen, file::write, run.listener());
        SourceDeploy.Request request =
                new SourceDeploy.Request(made.agentId(), "", List.of(), attributes, true, detach, timeout);
        return new ImageDeploy(wiring, target, run).deploy(request, image);
    }
}
