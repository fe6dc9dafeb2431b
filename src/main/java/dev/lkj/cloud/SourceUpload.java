package dev.lkj.cloud;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Pacing;
import dev.lkj.wire.PresignedPostRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Sends the source to the object store, by the form that a deploy call gave. */
public final class SourceUpload {
    /** Tries with the same form. */
    static final int TRIES = 3;

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Operation UPLOAD = Operation.write("unable to deploy agent: multipart upload failed");
    private static final Pattern EXPIRED = Pattern.compile("expired|skew");
    private static final int SHOWN_OF_BODY = 2000;

    private final HttpClients clients;
    private final String userAgent;
    private final Pacing pacing;
    private final Cancellation cancellation;

    SourceUpload(HttpClients clients, String userAgent, Pacing pacing, Cancellation cancellation) {
        this.clients = clients;
        this.userAgent = userAgent;
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
        for (int attempt = 1; ; attempt++) {
            try {
                return once(url, form, content, sent);
            } catch (ServiceFailure failure) {
                if (attempt == TRIES) {
                    throw failure.afterTries(TRIES, WAIT.multipliedBy(3)).toUserFailure();
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
            return judge(exchange, request);
        }
    }

    private Result judge(Exchange exchange, Request request) {
        int status = exchange.status();
        if (status == 200 || status == 201 || status == 204) {
            return Result.STORED;
        }
        String body = body(exchange, request);
        if (status >= 500) {
            throw ServiceFailure.network(
                    UPLOAD, request.url().host() + " answered " + status, true, new IOException("HTTP " + status));
        }
        if (status == 403 && EXPIRED.matcher(body.toLowerCase(Locale.ROOT)).find()) {
            return Result.FORM_EXPIRED;
        }
        throw LkjException.failed(
                "unable to deploy agent: multipart upload failed: failed to upload tarball: " + status + ": " + body);
    }

    private String body(Exchange exchange, Request request) {
        try {
            var source = exchange.response().body().source();
            source.request(SHOWN_OF_BODY);
            return source.getBuffer()
                    .readUtf8(Math.min(SHOWN_OF_BODY, source.getBuffer().size()));
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            return Exchange.describe(request, e);
        }
    }
}
