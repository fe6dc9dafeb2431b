package dev.lkj.cloud;

import dev.lkj.time.Cancellation;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Reads what instances or a build print. */
public final class LogStream {
    /** Failed openings in a row after which a stream that was open once is given up: about three minutes. */
    static final int REOPENINGS = 10;

    private static final Operation LOGS = Operation.read("failed to get logs");
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final HttpClients clients;
    private final RequestSigner signer;
    private final Endpoints endpoints;
    private final RetryPolicy retries;
    private final Pacing pacing;
    private final Cancellation cancellation;

    LogStream(
            HttpClients clients,
            RequestSigner signer,
            Endpoints endpoints,
            RetryPolicy retries,
            Pacing pacing,
            Cancellation cancellation) {
        this.clients = clients;
        this.signer = signer;
        this.endpoints = endpoints;
        this.retries = retries;
        this.pacing = pacing;
        this.cancellation = cancellation;
    }

    /**
     * Which logs to read.
     *
     * @param deployment empty for production
     * @param type {@code deploy} for what instances print, {@code build}
     * @param serverRegion where the agent's logs are kept; empty when it is not known
     */
    public record Query(String agentId, String deployment, String type, String serverRegion) {}

    /**
     * Passes on each line until the stream ends; opens it again when it breaks off, without repeating lines.
     *
     * @param reconnecting is told why, each time
     * @throws ServiceFailure when the service refuses, or cannot be reached after the retries
     */
    public void follow(Query query, Consumer<String> line, Consumer<String> reconnecting) {
        read(query, Duration.ZERO, retries.run(false, () -> open(query, Duration.ZERO)), line, reconnecting);
    }

    /** The same with a single try to open it, for whoever tries again anyway. */
    public void followOnce(Query query, Consumer<String> line, Consumer<String> reconnecting) {
        read(query, Duration.ZERO, open(query, Duration.ZERO), line, reconnecting);
    }

    /**
     * Passes on what there is to read: until the stream ends or stays silent for the given time. Its head may take as
     * long as any answer.
     */
    public void snapshot(Query query, Duration silence, Consumer<String> line, Consumer<String> reconnecting) {
        Exchange exchange = retries.run(false, () -> open(query, HttpClients.ANSWER));
        exchange.response().body().source().timeout().timeout(silence.toMillis(), TimeUnit.MILLISECONDS);
        read(query, silence, exchange, line, reconnecting);
    }

    private void read(
            Query query, Duration silence, Exchange opened, Consumer<String> line, Consumer<String> reconnecting) {
        LogOverlap overlap = new LogOverlap();
        Consumer<String> news = text -> overlap.accept(text).forEach(line);
        boolean ended = read(opened, news);
        Duration wait = FIRST_WAIT;
        int failures = 0;
        String reason = "the log stream broke off";
        while (!ended) {
            reconnecting.accept(reason);
            pacing.pause(wait);
            overlap.reopened();
            try {
                ended = read(open(query, silence), news);
                wait = FIRST_WAIT;
                failures = 0;
                reason = "the log stream broke off";
            } catch (ServiceFailure failure) {
                failures++;
                if (!failure.passing() || failures == REOPENINGS) {
                    throw failure;
                }
                wait = longer(wait);
                reason = failure.text();
            }
        }
        overlap.rest().forEach(line);
    }

    /** Passes on the lines that come until the stream ends or stays silent for the given time. */
    public void backlog(Query query, Duration silence, Consumer<String> line) {
        read(open(query, silence), line);
    }

    private Exchange open(Query query, Duration silence) {
        Request request = request(query);
        OkHttpClient client = clients.forStreams(request.url().toString(), silence);
        Exchange exchange = Exchange.open(client, request, LOGS, cancellation);
        if (exchange.status() == 200) {
            return exchange;
        }
        try (exchange) {
            ServiceFailure refusal = LogRefusal.of(LOGS, exchange);
            cancellation.throwIfCancelled();
            throw refusal;
        }
    }

    /** Reads a stream; true when it ended or was silent for too long, false when it broke off. */
    private boolean read(Exchange exchange, Consumer<String> line) {
        try (exchange) {
            LineReader lines = new LineReader(exchange.response().body().byteStream());
            for (String text = lines.next(); text != null; text = lines.next()) {
                line.accept(text);
            }
            return true;
        } catch (SocketTimeoutException e) {
            cancellation.throwIfCancelled();
            return true;
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            return false;
        }
    }

    private Request request(Query query) {
        QueryString parameters = new QueryString().with("agent_id", query.agentId());
        if (!query.deployment().isEmpty()) {
            parameters.with("deployment", query.deployment());
        }
        parameters.with("log_type", query.type());
        return signer.signed(endpoints.logsBase(query.serverRegion()) + "/logs" + parameters)
                .build();
    }

    private static Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
