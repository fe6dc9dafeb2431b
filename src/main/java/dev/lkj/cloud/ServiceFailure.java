package dev.lkj.cloud;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A call that the service, something in between or the network did not let through.
 *
 * <p>Callers that follow something decide by {@link #kind()} whether to go on; for the user it becomes an
 * {@link LkjException} by {@link #toUserFailure()}.
 */
public final class ServiceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern PLAN_WORDS = Pattern.compile("\\b(plans?|upgrad\\w*|quotas?)\\b");

    /** Who failed. */
    public enum Kind {
        /** The service answered with an error of its own. */
        SERVICE,
        /** A proxy or load balancer answered in its place. */
        INTERMEDIARY,
        /** No answer: the connection failed, broke off or stayed silent. */
        NETWORK,
        /** The answer is not what the API defines. */
        UNREADABLE
    }

    private final transient Operation operation;
    private final Kind kind;
    private final int status;
    private final String code;
    private final boolean sent;
    private final @Nullable Duration retryAfter;

    ServiceFailure(
            Operation operation,
            Kind kind,
            int status,
            String code,
            String message,
            boolean sent,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.operation = operation;
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.sent = sent;
        this.retryAfter = retryAfter;
    }

    static ServiceFailure network(Operation operation, String message, boolean sent, Throwable cause) {
        return new ServiceFailure(operation, Kind.NETWORK, 0, "internal", message, sent, null, cause);
    }

    static ServiceFailure unreadable(Operation operation, String message) {
        return new ServiceFailure(operation, Kind.UNREADABLE, 200, "internal", message, true, null, null);
    }

    /** The same failure, told with how often it was tried. */
    ServiceFailure afterTries(int tries, Duration time) {
        if (tries < 2) {
            return this;
        }
        String seconds = Math.max(1, time.toSeconds()) + "s";
        return new ServiceFailure(
                operation,
                kind,
                status,
                code,
                text() + " (" + tries + " tries in " + seconds + ")",
                sent,
                retryAfter,
                getCause());
    }

    /** Who failed. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** The API's error code, such as {@code not_found}. */
    public String code() {
        return code;
    }

    /** When the answer said that trying again makes sense; null when it did not. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Whether any part of the request may have reached the other side. */
    boolean sent() {
        return sent;
    }

    /** The token or the right to do this is refused: 401 or 403. */
    public boolean denied() {
        return status == 401 || status == 403;
    }

    /** Nothing that a moment of patience could not change: the network, 5xx, too many requests. */
    public boolean passing() {
        return kind == Kind.NETWORK || kind == Kind.UNREADABLE || status >= 500 || status == 429 || status == 408;
    }

    /** The project's plan or quota does not include this. */
    public boolean outsidePlan() {
        if (kind != Kind.SERVICE) {
            return false;
        }
        if (code.equals("resource_exhausted")) {
            return retryAfter == null;
        }
        return operation.planGated()
                && (code.equals("permission_denied") || code.equals("failed_precondition"))
                && PLAN_WORDS.matcher(text().toLowerCase(Locale.ROOT)).find();
    }

    /** The exit code of a command that ends with this failure. */
    public ExitCode exitCode() {
        if (outsidePlan()) {
            return ExitCode.PLAN;
        }
        if (denied() || (kind == Kind.SERVICE && code.equals("not_found"))) {
            return ExitCode.DENIED;
        }
        return kind == Kind.SERVICE && !passing() ? ExitCode.FAILED : ExitCode.UNAVAILABLE;
    }

    /** What the service or the network said. */
    public String text() {
        return getMessage() == null ? "" : getMessage();
    }

    /** The failure as the user reads it. */
    public LkjException toUserFailure() {
        LkjException failure = LkjException.of(exitCode(), operation.phrase() + ": " + text(), this);
        String hint = hint();
        return hint.isEmpty() ? failure : failure.withHint(hint);
    }

    private String hint() {
        if (status == 401) {
            return "the API key or secret is not accepted; check LIVEKIT_API_KEY and LIVEKIT_API_SECRET,\n"
                    + "or the project's entry in the CLI config file";
        }
        if (getCause() instanceof SSLException) {
            return "check the address in LIVEKIT_URL or LK_AGENTS_URL, and whether this Java runtime trusts its"
                    + " certificate";
        }
        return switch (exitCode()) {
            case PLAN -> "the dashboard shows the project's plan and its limits";
            case DENIED ->
                denied()
                        ? "is it the right project, and may its API key change agents?"
                        : "is it the right project? check --id, --deployment and the project file too";
            case UNAVAILABLE -> tryAgain();
            case FAILED -> operation.write() ? "these are the words of the service; nothing was changed" : "";
            default -> "";
        };
    }

    private String tryAgain() {
        boolean elsewhere = kind == Kind.UNREADABLE || (status >= 300 && status < 400);
        String again = elsewhere
                ? "does another server answer there? check LK_AGENTS_URL, the project's URL and the proxy"
                : kind == Kind.NETWORK
                        ? "try again when the network is back; a proxy is taken from HTTPS_PROXY"
                        : "try again in a while";
        return operation.write() && sent && retryAfter == null && status != 429
                ? again + ",\nbut look at " + operation.trace() + " first: it may have been acted on all the same"
                : again;
    }
}
