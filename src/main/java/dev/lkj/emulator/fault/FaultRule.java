package dev.lkj.emulator.fault;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which requests meet which fault.
 *
 * @param kind a method of the API ({@code ListAgents}), {@code upload}, {@code build} or {@code logs}
 * @param nth the first request of that kind that meets it, counted from 1 since the rule was set; 0 is 1
 * @param times how many requests meet it; 0 is 1, a negative number is all from the nth on
 * @param delayMillis how late the request is handled, before the action
 * @param action a word of {@link FaultAction}; empty is {@code delay}
 * @param status the status to answer, for {@code status}
 * @param headers headers to answer, for {@code status}
 * @param body the body to answer, for {@code status}
 * @param afterBytes bytes of the body that still come through, for the cuts and {@code truncate}
 */
public record FaultRule(
        String kind,
        int nth,
        int times,
        int delayMillis,
        String action,
        int status,
        Map<String, String> headers,
        String body,
        int afterBytes) {
    /** Fills what is absent. */
    public FaultRule {
        kind = orEmpty(kind);
        action = orEmpty(action);
        body = orEmpty(body);
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        nth = Math.max(1, nth);
        times = times == 0 ? 1 : times;
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** The next request of a kind is late. */
    public static FaultRule delay(String kind, int millis) {
        return new FaultRule(kind, 1, 1, millis, FaultAction.DELAY.word(), 0, Map.of(), "", 0);
    }

    /** The next request of a kind is answered with a status. */
    public static FaultRule status(String kind, int status, Map<String, String> headers, String body) {
        return new FaultRule(kind, 1, 1, 0, FaultAction.STATUS.word(), status, headers, body, 0);
    }

    /** The next request of a kind, or its answer, is cut or truncated after so many bytes of a body. */
    public static FaultRule cut(String kind, FaultAction action, int afterBytes) {
        return new FaultRule(kind, 1, 1, 0, action.word(), 0, Map.of(), "", afterBytes);
    }

    /** The same for other requests of the kind. */
    public FaultRule at(int first, int count) {
        return new FaultRule(kind, first, count, delayMillis, action, status, headers, body, afterBytes);
    }

    /** What it does. */
    public FaultAction what() {
        return FaultAction.of(action).orElseThrow(() -> new IllegalArgumentException("no action " + action));
    }

    boolean meets(int number) {
        return number >= nth && (times < 0 || number - nth < times);
    }
}
