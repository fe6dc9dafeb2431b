package dev.lkj.cloud;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends the source to the object store, where the service wants it. */
public final class SourceUpload {
    /** Tries with the same form. */
    static final int TRIES = 3;

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Pattern EXPIRED = Pattern.compile("expired|skew");
    private static final int SHOWN_OF_BODY = 2000;
    private static final long LONGEST_BODY = 64L << 10;
    private static final int SHORTEST_SECRET = 8;

    private final HttpClients clients;
    private final String userAgent;
    private final Clock clock;
    private final Pacing pacing;
    private final Cancellation cancellation;

    SourceUpload(HttpClients clients, String userAgent, Clock clock, Pacing pacing, Cancellation cancellation) {
        this.clients = clients;
        this.userAgent = userAgent;
        this.clock = clock;
        this.pacing = pacing;
        this.cancellation = cancellation;
    }

    /** How an upload ended, when it did not fail for good. */
    public enum Result {
        /** The store has the source. */
        STORED,
        /** The form is no longer valid; a new deploy call gives a fresh one. */
        FORM_EXPIRED
    }

    /**
     * Uploads, to the same place again after a cut connection or 5xx.
     *
     * @param failure how messages begin when it fails, {@code unable to deploy agent}
     * @param sent is told how many bytes of the content were written so far; starts over with each try
     * @throws LkjException exit 1 when the store refuses, exit 8 when it cannot be reached
     */
    public Result send(String failure, UploadTarget target, UploadContent content, LongConsumer sent) {
        HttpUrl url = HttpUrl.parse(target.url());
        if (url == null) {
            throw noAddress(failure);
        }
        Operation upload = Operation.repeatable(
                failure + ": " + (target instanceof UploadTarget.Form ? "multipart upload failed" : "upload failed"));
        Duration start = clock.elapsed();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(upload, url, target, content, sent);
            } catch (ServiceFailure cut) {
                if (attempt == TRIES) {
                    throw cut.afterTries(TRIES, clock.elapsed().minus(start)).toUserFailure();
                }
                pacing.pause(WAIT.multipliedBy(attempt));
            }
        }
    }

    /** The failure of a service that does not say where the source goes. */
    public static LkjException noAddress(String failure) {
        return LkjException.of(ExitCode.UNAVAILABLE, failure + ": upload failed: the service gave no upload address");
    }

    private Result once(Operation upload, HttpUrl url, UploadTarget target, UploadContent content, LongConsumer sent) {
        OkHttpClient client = clients.forStreams(url.toString(), HttpClients.STALLED);
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", userAgent);
        if (target instanceof UploadTarget.Form form) {
            request.post(new FormBody(form.form(), content, sent));
        } else {
            request.put(new PutBody(content, sent));
        }
        try (Exchange exchange = Exchange.open(client, request.build(), upload, cancellation)) {
            return judge(upload, exchange, request.build(), target);
        }
    }

    private Result judge(Operation upload, Exchange exchange, Request request, UploadTarget target) {
        int status = exchange.status();
        boolean form = target instanceof UploadTarget.Form;
        if (status == 200 || (form && (status == 201 || status == 204))) {
            return stored(upload, exchange, request.method());
        }
        String body = withoutSecrets(body(exchange, request), target);
        if (status >= 500) {
            throw ServiceFailure.network(
                    upload, request.url().host() + " answered " + status, true, new IOException("HTTP " + status));
        }
        if (status == 403 && EXPIRED.matcher(body.toLowerCase(Locale.ROOT)).find()) {
            return Result.FORM_EXPIRED;
        }
        throw refused(upload, status + ": " + body);
    }

    private static Result stored(Operation upload, Exchange exchange, String method) {
        Response response = exchange.response();
        Response before = response.priorResponse();
        // After 301 and 302 the source is not sent along; 303 is how a store says where to look at what it has.
        if (!response.request().method().equals(method) && (before == null || before.code() != 303)) {
            throw refused(
                    upload,
                    "the upload was redirected to " + response.request().url().host()
                            + ", which was not given the source");
        }
        return Result.STORED;
    }

    private static LkjException refused(Operation upload, String reason) {
        return LkjException.failed(upload.phrase() + ": failed to upload tarball: " + reason)
                .withHint("nothing was deployed; `lkj agent deploy --dry-run` shows what is sent");
    }

    /** The store's words without what it repeats of the target, which holds a signature and perhaps a token. */
    private static String withoutSecrets(String body, UploadTarget target) {
        String shown = body;
        for (Map.Entry<String, String> field : target.secrets().entrySet()) {
            if (!field.getKey().equals("key") && field.getValue().length() >= SHORTEST_SECRET) {
                shown = shown.replace(field.getValue(), "***");
            }
        }
        return shown.length() > SHOWN_OF_BODY ? shown.substring(0, SHOWN_OF_BODY) + "…" : shown;
    }

    private String body(Exchange exchange, Request request) {
        try {
            var source = exchange.response().body().source();
            source.request(LONGEST_BODY);
            return source.getBuffer()
                    .readUtf8(Math.min(LONGEST_BODY, source.getBuffer().size()));
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            return Exchange.describe(request, e);
        }
    }
}
