package dev.lkj.cloud;

import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.util.Map;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.BufferedSource;

/** Small files that anybody may read, over HTTP. */
public final class PublicFiles {
    private static final long LARGEST = 4L << 20;

    private final HttpClients clients;
    private final String userAgent;
    private final RetryPolicy retries;
    private final Cancellation cancellation;

    /**
     * A client.
     *
     * @param environment where the proxy settings are
     */
    public PublicFiles(
            Map<String, String> environment, String userAgent, Clock clock, Pacing pacing, Cancellation cancellation) {
        this.clients = new HttpClients(environment, null);
        this.userAgent = userAgent;
        this.retries = new RetryPolicy(clock, pacing, RandomGenerator.getDefault());
        this.cancellation = cancellation;
    }

    /**
     * The text of a file.
     *
     * @param what how a failure begins
     * @throws ServiceFailure when there is none, after the retries
     */
    public String text(String url, String what) {
        HttpUrl address = HttpUrl.parse(url);
        if (address == null) {
            throw LkjException.usage(what + ": not a URL: " + url);
        }
        Operation operation = Operation.read(what);
        return retries.run(false, () -> once(address, operation));
    }

    private String once(HttpUrl url, Operation operation) {
        Request request =
                new Request.Builder().url(url).header("User-Agent", userAgent).build();
        try (Exchange exchange =
                Exchange.open(clients.forCalls(url.toString(), HttpClients.ANSWER), request, operation, cancellation)) {
            if (exchange.status() != 200) {
                String line = exchange.status() + " " + exchange.response().message();
                throw new ServiceFailure(
                        operation,
                        ServiceFailure.Kind.INTERMEDIARY,
                        exchange.status(),
                        "",
                        url.host() + " answered " + line.strip(),
                        true,
                        null,
                        null);
            }
            BufferedSource source = exchange.response().body().source();
            if (source.request(LARGEST + 1)) {
                throw ServiceFailure.unreadable(operation, "the file is larger than 4 MiB");
            }
            return source.readUtf8();
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw ServiceFailure.network(operation, Exchange.describe(request, e), true, e);
        }
    }
}
