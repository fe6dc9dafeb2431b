package dev.lkj.cloud;

import dev.lkj.time.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The service's registry, for one image. Every request carries the service's token and the version's attributes; there is
 * no other login.
 */
final class Registry {
    static final Operation PUSH =
            Operation.repeatable(ImagePush.PHRASE + "failed to push image").gated(true);

    private static final String MANIFEST_TYPES = String.join(
            ",",
            "application/vnd.docker.distribution.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v1+prettyjws",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.index.v1+json");

    private final HttpClients clients;
    private final RequestSigner signer;
    private final PushRetries retries;
    private final PushTarget target;
    private final Map<String, String> attributes;
    private final HttpUrl base;

    /** A registry that was not spoken to yet. */
    Registry(
            HttpClients clients,
            RequestSigner signer,
            PushRetries retries,
            PushTarget target,
            Map<String, String> attributes) {
        this(clients, signer, retries, target, attributes, HttpUrl.get("https://unknown/"));
    }

    private Registry(
            HttpClients clients,
            RequestSigner signer,
            PushRetries retries,
            PushTarget target,
            Map<String, String> attributes,
            HttpUrl base) {
        this.clients = clients;
        this.signer = signer;
        this.retries = retries;
        this.target = target;
        this.attributes = attributes;
        this.base = base;
    }

    /** Finds out how it is reached. */
    Registry connect(Cancellation cancellation) {
        List<HttpUrl> candidates = RegistryAddress.candidates(target.host());
        if (candidates.isEmpty()) {
            throw ServiceFailure.unreadable(PUSH, "the service named \"" + target.host() + "\" as its registry");
        }
        return retry(() -> connect(candidates, cancellation));
    }

    private Registry connect(List<HttpUrl> candidates, Cancellation cancellation) {
        ServiceFailure first = null;
        for (HttpUrl candidate : candidates) {
            Registry registry = new Registry(clients, signer, retries, target, attributes, candidate);
            try {
                registry.hello(cancellation);
                return registry;
            } catch (ServiceFailure failure) {
                boolean otherScheme = failure.kind() == ServiceFailure.Kind.NETWORK || failure.status() == 400;
                if (!otherScheme) {
                    throw failure;
                }
                first = first == null
                                || candidate.isHttps() == candidates.get(0).isHttps()
                        ? failure
                        : first;
            }
        }
        throw first == null ? ServiceFailure.unreadable(PUSH, "no address") : first;
    }

    private void hello(Cancellation cancellation) {
        try (Exchange exchange = send(request(url("v2", "")), cancellation)) {
            boolean challenged = exchange.response().header("WWW-Authenticate") != null;
            // Without a challenge it is only this path that is closed.
            if (exchange.status() != 200 && (exchange.status() != 401 || challenged)) {
                throw RegistryErrors.failure(PUSH, exchange);
            }
        }
    }

    /** Whether the tag is this very manifest already. */
    boolean hasManifest(String digest, Cancellation cancellation) {
        return retry(() -> {
            Request.Builder request = request(url("v2", target.name(), "manifests", target.tag()))
                    .header("Accept", MANIFEST_TYPES)
                    .head();
            try (Exchange exchange = send(request, cancellation)) {
                int status = exchange.status();
                if (status != 200 && status != 404 && status != 403) {
                    throw RegistryErrors.failure(PUSH, exchange);
                }
                return status == 200 && digest.equals(exchange.response().header("Docker-Content-Digest"));
            }
        });
    }

    /** Puts the manifest under the tag, which deploys it. */
    void putManifest(String mediaType, byte[] manifest, Cancellation cancellation) {
        boolean unused = retry(() -> {
            Request.Builder request = request(url("v2", target.name(), "manifests", target.tag()))
                    .put(RequestBody.create(manifest, MediaType.get(mediaType)));
            try (Exchange exchange = send(request, cancellation)) {
                if (exchange.status() < 200 || exchange.status() > 202) {
                    throw RegistryErrors.failure(PUSH, exchange);
                }
                return true;
            }
        });
    }

    <T> T retry(Supplier<T> request) {
        return retries.run(request);
    }

    /** The address of something of the repository's blobs. */
    HttpUrl blobs(String... path) {
        HttpUrl.Builder url = url("v2", target.name(), "blobs").newBuilder();
        for (String part : path) {
            url.addPathSegments(part);
        }
        return url.build();
    }

    private HttpUrl url(String... path) {
        HttpUrl.Builder url = base.newBuilder();
        for (String part : path) {
            url.addPathSegments(part);
        }
        return url.build();
    }

    Request.Builder request(HttpUrl url) {
        return VersionAttributes.add(signer.signed(url.toString()), attributes);
    }

    Exchange send(Request.Builder request, Cancellation cancellation) {
        Request built = request.build();
        OkHttpClient client = clients.forStreams(built.url().toString(), HttpClients.STALLED);
        return Exchange.open(client, built, PUSH, cancellation);
    }
}
