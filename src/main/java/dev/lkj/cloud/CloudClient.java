package dev.lkj.cloud;

import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that talks to the service for one project; its parts share connections and are made without a request. */
public final class CloudClient {
    private final Endpoints endpoints;
    private final AgentsApi agents;
    private final PrivateLinksApi privateLinks;
    private final SourceUpload upload;
    private final BuildStream build;
    private final LogStream logs;
    private final ImagePush images;

    /**
     * A client for one project.
     *
     * @param environment where the proxy settings are
     * @param userAgent the name and version of this program
     * @param trace is told each request and answer without secrets; null for none
     */
    public CloudClient(
            Endpoints endpoints,
            Credentials credentials,
            Map<String, String> environment,
            String userAgent,
            Clock clock,
            Pacing pacing,
            Cancellation cancellation,
            @Nullable Consumer<String> trace) {
        HttpClients clients = new HttpClients(environment, trace == null ? null : new TraceInterceptor(trace, clock));
        RequestSigner signer = new RequestSigner(credentials, clock, userAgent);
        RetryPolicy retries = new RetryPolicy(clock, pacing, new SplittableRandom());
        this.endpoints = endpoints;
        TwirpClient twirp = new TwirpClient(clients, signer, endpoints.base(), retries, cancellation);
        this.agents = new AgentsApi(twirp);
        this.privateLinks = new PrivateLinksApi(twirp);
        this.upload = new SourceUpload(clients, userAgent, clock, pacing, cancellation);
        this.build = new BuildStream(clients, signer, endpoints.base(), retries, cancellation);
        this.images = new ImagePush(
                clients,
                signer,
                new PushTargetCall(clients, signer, endpoints.base(), retries, cancellation),
                new PushRetries(clock, pacing, new SplittableRandom()),
                cancellation);
        this.logs = new LogStream(clients, signer, endpoints, retries, pacing, cancellation);
    }

    /** Where the calls go. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** The calls of the API. */
    public AgentsApi agents() {
        return agents;
    }

    /** The calls about private links. */
    public PrivateLinksApi privateLinks() {
        return privateLinks;
    }

    /** The upload of source. */
    public SourceUpload upload() {
        return upload;
    }

    /** The build of uploaded source. */
    public BuildStream build() {
        return build;
    }

    /** The push of prebuilt images. */
    public ImagePush images() {
        return images;
    }

    /** What instances and builds print. */
    public LogStream logs() {
        return logs;
    }
}
