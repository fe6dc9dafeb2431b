package dev.lkj.emulator.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated build or instance does; everything may be left out. {@link SimulateEngine} lists the members.
 *
 * @param buildError the message that the build fails with
 * @param buildHangs the build goes on until it is cancelled
 * @param healthyAfterMillis time to the first healthy answer; a negative one means never
 * @param unhealthyAfterMillis time after which it answers no more
 * @param crashAfterMillis time after which it ends by itself
 * @param exitCode what it ends with then, 1 unless said
 * @param sessionEndpoint whether it takes sessions itself, true unless said
 * @param maxSessions how many it takes, 5 unless said
 * @param ignoresSigterm whether only SIGKILL ends it
 */
record SimulatedBehaviour(
        @JsonProperty("build_error") @Nullable String buildError,
        @JsonProperty("build_hangs") @Nullable Boolean buildHangs,
        @JsonProperty("healthy_after_ms") @Nullable Long healthyAfterMillis,
        @JsonProperty("unhealthy_after_ms") @Nullable Long unhealthyAfterMillis,
        @JsonProperty("crash_after_ms") @Nullable Long crashAfterMillis,
        @JsonProperty("exit_code") @Nullable Integer exitCode,
        @JsonProperty("session_endpoint") @Nullable Boolean sessionEndpoint,
        @JsonProperty("max_sessions") @Nullable Integer maxSessions,
        @JsonProperty("ignores_sigterm") @Nullable Boolean ignoresSigterm) {
    static final SimulatedBehaviour ORDINARY =
            new SimulatedBehaviour(null, null, null, null, null, null, null, null, null);

    private static final int MAX_SESSIONS = 5;

    /** Apart, so that the mapper is made with the first wish that is read: most emulators get none. */
    private static final class Wishes {
        static final JsonMapper JSON = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** Reads it; an unknown member is an error, or a misspelt wish would go unnoticed. */
    static SimulatedBehaviour parse(String json) throws JsonProcessingException {
        return Wishes.JSON.readValue(json, SimulatedBehaviour.class);
    }

    /** This behaviour, with what the other one says in place of its own. */
    SimulatedBehaviour changedBy(SimulatedBehaviour other) {
        return new SimulatedBehaviour(
                or(other.buildError, buildError),
                or(other.buildHangs, buildHangs),
                or(other.healthyAfterMillis, healthyAfterMillis),
                or(other.unhealthyAfterMillis, unhealthyAfterMillis),
                or(other.crashAfterMillis, crashAfterMillis),
                or(other.exitCode, exitCode),
                or(other.sessionEndpoint, sessionEndpoint),
                or(other.maxSessions, maxSessions),
                or(other.ignoresSigterm, ignoresSigterm));
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }

    boolean hangsInBuild() {
        return Boolean.TRUE.equals(buildHangs);
    }

    /** Whether an instance of this age answers its health check. */
    boolean isHealthyAt(Duration age, Duration usual) {
        long since = healthyAfterMillis == null ? usual.toMillis() : healthyAfterMillis;
        boolean fell = unhealthyAfterMillis != null && age.toMillis() >= unhealthyAfterMillis;
        return since >= 0 && age.toMillis() >= since && !fell;
    }

    /** How an instance of this age has ended by itself; empty when it has not. */
    Optional<Integer> crashAt(Duration age) {
        boolean crashed = crashAfterMillis != null && age.toMillis() >= crashAfterMillis;
        return crashed ? Optional.of(exitCode == null ? 1 : exitCode) : Optional.empty();
    }

    boolean hasSessionEndpoint() {
        return !Boolean.FALSE.equals(sessionEndpoint);
    }

    int room() {
        return maxSessions == null ? MAX_SESSIONS : maxSessions;
    }

    boolean refusesToEnd() {
        return Boolean.TRUE.equals(ignoresSigterm);
    }
}
