package dev.lkj.cloud;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.PresignedPostRequest;
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

/** Sends the source to the object store, by the form that a deploy call gave. */
public final class SourceUpload {
    /** Tries with the same form. */
    static final int TRIES = 3;

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Operation UPLOAD = Operation.repeatable("unable to deploy agent: multipart upload failed");
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
     * Uploads, with the same form again after a cut connection or 5xx.
     *
     * @param sent is told how many bytes of the content were written so far; starts over with each try
     * @throws LkjException exit 1 when the store refuses, exit 8 when it cannot be reached
     */
    public Result send(PresignedPostRequest form, UploadContent content, LongConsumer sent) {
        HttpUrl url = HttpUrl.parse(form.url());
        if (url == null) {
            throw LkjException.of(
                    ExitCode.UNAVAILABLE, "unable to deploy agent: upload failed: the service gave no upload address");
        }
        Duration start = clock.elapsed();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(url, form, content, sent);
            } catch (ServiceFailure failure) {
                if (attempt == TRIES) {
                    throw failure.afterTries(TRIES, clock.elapsed().minus(start))
                            .toUserFailure();
                }
                pacing.pause(WAIT.multipliedBy(attempt));
            }
        }
    }

    private Result once(HttpUrl url, PresignedPostRequest form, UploadContent content, LongConsumer sent) {
        OkHttpClient client = clients.forStreams(url.toString(), HttpClients.STALLED);
        Request request = new Request.Builder()
                .url(url)
                .header("User-Agent", userAgent)
                .post(new FormBody(form, content, sent))
                .build();
        try (Exchange exchange = Exchange.open(client, request, UPLOAD, cancellation)) {
            return judge(exchange, request, form);
        }
    }

    private Result judge(Exchange exchange, Request request, PresignedPostRequest form) {
        int status = exchange.status();
        if (status == 200 || status == 201 || status == 204) {
            return stored(exchange);
        }
        String body = withoutSecrets(body(exchange, request), form);
        if (status >= 500) {
            throw ServiceFailure.network(
                    UPLOAD, request.url().host() + " answered " + status, true, new IOException("HTTP " + status));
        }
        if (status == 403 && EXPIRED.matcher(body.toLowerCase(Locale.ROOT)).find()) {
            return Result.FORM_EXPIRED;
        }
        throw refused(status + ": " + body);
    }

    private static Result stored(Exchange exchange) {
        Response response = exchange.response();
        Response before = response.priorResponse();
        // After 301 and 302 the source is not sent along; 303 is how a store says where to look at what it has.
        if (!response.request().method().equals("POST") && (before == null || before.code() != 303)) {
            throw refused("the upload was redirected to "
                    + response.request().url().host() + ", which was not given the source");
        }
        return Result.STORED;
    }

    private static LkjException refused(String reason) {
        return LkjException.failed(
                        "unable to deploy agent: multipart upload failed: failed to upload tarball: " + reason)
                .withHint("nothing was deployed; `lkj agent deploy --dry-run` shows what is sent");
    }

    /** The store's words without what it repeats of the form, which holds a signature and perhaps a token. */
    private static String withoutSecrets(String body, PresignedPostRequest form) {
        String shown = body;
        for (Map.Entry<String, String> field : form.values().entrySet()) {
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
