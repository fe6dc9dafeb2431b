package dev.lkj.cloud;

import dev.lkj.error.LkjException;
import dev.lkj.image.ImageBlob;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Pushes one blob, unless the registry has it. */
final class BlobPush {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final Registry registry;
    private final ImageBlob blob;
    private final LongConsumer done;

    /**
     * A push.
     *
     * @param done is told how many bytes more the registry has; fewer when a try was in vain
     */
    BlobPush(Registry registry, ImageBlob blob, LongConsumer done) {
        this.registry = registry;
        this.blob = blob;
        this.done = done;
    }

    /** Does it; false when the blob was there already. */
    boolean run(Cancellation cancellation) {
        return registry.retry(() -> {
            if (isThere(cancellation)) {
                done.accept(blob.size());
                return false;
            }
            AtomicLong sent = new AtomicLong();
            try {
                return upload(sent, cancellation);
            } catch (RuntimeException e) {
                done.accept(-sent.get());
                throw e;
            }
        });
    }

    private boolean isThere(Cancellation cancellation) {
        Request.Builder request =
                registry.request(registry.blobs(blob.digest())).head();
        try (Exchange exchange = registry.send(request, cancellation)) {
            if (exchange.status() != 200 && exchange.status() != 404) {
                throw RegistryErrors.failure(Registry.PUSH, exchange);
            }
            return exchange.status() == 200;
        }
    }

    private boolean upload(AtomicLong sent, Cancellation cancellation) {
        HttpUrl url = registry.blobs("uploads", "");
        HttpUrl location;
        try (Exchange begun =
                registry.send(registry.request(url).post(RequestBody.create(new byte[0], JSON)), cancellation)) {
            if (begun.status() == 201) {
                done.accept(blob.size());
                return false;
            }
            location = next(begun, begun.status() == 202, true);
        }
        HttpUrl last = send(location, sent, cancellation);
        Request.Builder end = registry.request(last.newBuilder()
                        .addQueryParameter("digest", blob.digest())
                        .build())
                .put(RequestBody.create(new byte[0], BYTES));
        try (Exchange ended = registry.send(end, cancellation)) {
            if (ended.status() != 201 && ended.status() != 204) {
                throw RegistryErrors.failure(Registry.PUSH, ended);
            }
        }
        return true;
    }

    private HttpUrl send(HttpUrl location, AtomicLong sent, Cancellation cancellation) {
        BlobBody body = new BlobBody(blob, count -> {
            sent.addAndGet(count);
            done.accept(count);
        });
        try (Exchange patched = registry.send(registry.request(location).patch(body), cancellation)) {
            int status = patched.status();
            return next(patched, status == 202 || status == 204 || status == 201, false);
        } catch (ServiceFailure failure) {
            IOException unreadable = body.unreadable();
            if (unreadable != null) {
                throw LkjException.failed(
                        Registry.PUSH.phrase() + ": the image cannot be read any more: " + unreadable.getMessage(),
                        unreadable);
            }
            throw failure;
        }
    }

    private static HttpUrl next(Exchange exchange, boolean success, boolean required) {
        if (!success) {
            throw RegistryErrors.failure(Registry.PUSH, exchange);
        }
        HttpUrl asked = exchange.response().request().url();
        String location = exchange.response().header("Location");
        if (location == null && !required) {
            return asked;
        }
        HttpUrl next = location == null ? null : RegistryAddress.next(asked, location);
        if (next == null) {
            throw ServiceFailure.unreadable(
                    Registry.PUSH,
                    asked.host() + (location == null ? " names no" : " names a forbidden") + " address for the upload");
        }
        return next;
    }
}
