package dev.lkj.emulator.state;

import dev.lkj.emulator.engine.InstanceSpec;
import java.time.Duration;

/** Something that the state wants done; done in order, after the change that asked for it is stored. */
public sealed interface Action {

    /** Start an instance; its environment holds what the agent itself brings. */
    record Start(InstanceSpec instance) implements Action {}

    /** SIGTERM, and SIGKILL after the grace. */
    record Stop(String instanceId, Duration grace) implements Action {}

    /** Hand a session that waited to an instance that takes sessions itself. */
    record StartSession(String instanceId, String sessionId) implements Action {}

    /** End a session of an instance that may have been handed it. */
    record EndSession(String instanceId, String sessionId) implements Action {}

    /** Drop what is left of an instance that has ended. */
    record ForgetInstance(String instanceId) implements Action {}

    /** Drop an image. */
    record ForgetImage(String image) implements Action {}

    /** Drop an uploaded source, and the log of its build. */
    record DropSource(String agentId, String tag) implements Action {}

    /** Cancel a build that runs too long or whose agent is gone. */
    record CancelBuild(String agentId, String tag) implements Action {}
}
