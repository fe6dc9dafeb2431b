package dev.lkj.cli.init;

import dev.lkj.cli.Wiring;
import dev.lkj.cloud.Credentials;
import dev.lkj.project.Project;

/** A page in the cloud to talk to an agent. */
final class Sandbox {
    private static final String TEMPLATE = "https://github.com/livekit-examples/agent-starter-react";

    private Sandbox() {}

    /** Makes one, and gives its id. */
    static String create(Wiring wiring, Project project, String agentName) {
        wiring.status("Creating a sandbox...");
        return wiring.account()
                .createSandbox(new Credentials(project.apiKey(), project.apiSecret()), TEMPLATE, agentName);
    }
}
