package dev.lkj.emulator.state;

/**
 * Where a session is.
 *
 * @param instanceId empty while it waits for an instance
 * @param endpoint whether the instance takes sessions itself and has to be asked
 * @param waiting whether it waits
 */
public record Placement(String sessionId, String agentId, String instanceId, boolean endpoint, boolean waiting) {

    static Placement waiting(String sessionId, String agentId) {
        return new Placement(sessionId, agentId, "", false, true);
    }
}
