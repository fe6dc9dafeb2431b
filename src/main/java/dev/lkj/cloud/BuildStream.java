package dev.lkj.cloud;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.wire.BuildStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Starts the build of uploaded source and follows its stream. */
public final class BuildStream {
    private static final Operation BUILD = Operation.write("unable to deploy agent: failed to build agent");

    private final HttpClients clients;
    private final RequestSigner signer;
    private final String base;
    private final RetryPolicy retries;
    private final Cancellation cancellation;
    private final Duration silence;

    BuildStream(
            HttpClients clients, RequestSigner signer, String base, RetryPolicy retries, Cancellation cancellation) {
        this(clients, signer, base, retries, cancellation, HttpClients.SILENT);
    }

    BuildStream(
            HttpClients clients,
            RequestSigner signer,
            String base,
            RetryPolicy retries,
            Cancellation cancellation,
            Duration silence) {
        this.silence = silence;
        this.clients = clients;
        this.signer = signer;
        this.base = base;
        this.retries = retries;
        this.cancellation = cancellation;
    }

    /**
     * Starts the build and reads its stream to the end.
     *
     * @param deployment empty for production
     * @throws ServiceFailure when the build does not start
     * @throws LkjException exit 8 when a line is not what the API defines
     */
    public BuildEnd run(
            String agentId, String deployment, Map<String, String> attributes, Consumer<BuildStatus> status) {
        Request request = request(agentId, deployment, attributes);
        OkHttpClient client = clients.forStreams(base, silence);
        try (Exchange exchange = retries.run(true, () -> open(client, request))) {
            return BuildStatusReader.read(exchange.response().body().byteStream(), status);
        } catch (ServiceFailure failure) {
            if (failure.kind() == ServiceFailure.Kind.NETWORK && failure.sent()) {
                // The build may have begun all the same.
                return new BuildEnd.Cut(failure.text());
            }
            throw failure;
        } catch (MalformedLine e) {
            throw LkjException.of(ExitCode.UNAVAILABLE, "unable to deploy agent: " + e.getMessage(), e)
                    .withHint("look at the versions before you try again: the build may go on all the same");
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            return new BuildEnd.Cut(Exchange.describe(request, e));
        }
    }

    private Exchange open(OkHttpClient client, Request request) {
        Exchange exchange = Exchange.open(client, request, BUILD, cancellation);
        int status = exchange.status();
        if (status == 200) {
            return exchange;
        }
        try (exchange) {
            throw new ServiceFailure(
                    BUILD,
                    ServiceFailure.Kind.INTERMEDIARY,
                    status,
                    "",
                    (status + " " + exchange.response().message()).strip(),
                    true,
                    TwirpErrors.retryAfter(exchange),
                    null);
        }
    }

    private Request request(String agentId, String deployment, Map<String, String> attributes) {
        QueryString query = new QueryString().with("agent_id", agentId);
        if (!deployment.isEmpty()) {
            query.with("deployment", deployment);
        }
        Request.Builder builder = signer.signed(base + "/build" + query).post(RequestBody.create(new byte[0], null));
        return VersionAttributes.add(builder, attributes).build();
    }
}
