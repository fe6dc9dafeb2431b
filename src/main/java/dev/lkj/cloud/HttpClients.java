package dev.lkj.cloud;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The HTTP clients of a command, made when first needed; they never retry by themselves. */
final class HttpClients {
    /** Time to connect. */
    static final Duration CONNECT = Duration.ofSeconds(10);

    /** Time until a call has its whole answer. */
    static final Duration ANSWER = Duration.ofSeconds(30);

    /** How long an upload may stand still. */
    static final Duration STALLED = Duration.ofSeconds(60);

    /** How long a build may be silent: the service ends it after ten minutes. */
    static final Duration SILENT = Duration.ofMinutes(10);

    private final EnvironmentProxies proxies;
    private final @Nullable Interceptor trace;
    private @Nullable OkHttpClient plain;
    private @Nullable OkHttpClient secure;

    HttpClients(Map<String, String> environment, @Nullable Interceptor trace) {
        this.proxies = new EnvironmentProxies(environment);
        this.trace = trace;
    }

    /** A client for calls: redirects are answers, and the whole call has a limit. */
    OkHttpClient forCalls(String url, Duration limit) {
        return client(url)
                .newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(limit)
                .build();
    }

    /** A client for uploads and streams: redirects are followed, and silence has a limit; zero for none. */
    OkHttpClient forStreams(String url, Duration silence) {
        return client(url)
                .newBuilder()
                .followSslRedirects(false)
                .readTimeout(silence)
                .writeTimeout(STALLED)
                .build();
    }

    private synchronized OkHttpClient client(String url) {
        // Without TLS among its specs a client sets up no trust store, which takes longer than a whole call.
        if (url.toLowerCase(Locale.ROOT).startsWith("https:")) {
            if (secure == null) {
                secure = build(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT));
            }
            return secure;
        }
        if (plain == null) {
            plain = build(List.of(ConnectionSpec.CLEARTEXT));
        }
        return plain;
    }

    private OkHttpClient build(List<ConnectionSpec> specs) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionSpecs(specs)
                .connectTimeout(CONNECT)
                .readTimeout(ANSWER)
                .writeTimeout(ANSWER)
                .retryOnConnectionFailure(false)
                .dns(HttpClients::lookup)
                .proxySelector(proxies)
                .proxyAuthenticator((route, response) -> proxyLogin(response))
                .eventListenerFactory(call -> new Passage.Listener())
                .addNetworkInterceptor(HttpClients::withoutFollowUps);
        if (trace != null) {
            builder.addInterceptor(trace);
        }
        return builder.build();
    }

    /** Names under {@code .localhost} mean this machine and are not looked up. */
    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        if (host.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
            return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
        }
        return Dns.SYSTEM.lookup(host);
    }

    /**
     * Hides what makes OkHttp send a request again by itself: it repeats a POST after 408, and after 503 with
     * {@code Retry-After: 0}, whatever its settings say. Our own policy decides, so the header travels under a name of
     * our own and the status as it is in all other cases.
     */
    private static Response withoutFollowUps(Interceptor.Chain chain) throws java.io.IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        if (response.code() != 408 && retryAfter == null) {
            return response;
        }
        Response.Builder hidden = response.newBuilder().removeHeader("Retry-After");
        if (retryAfter != null) {
            hidden.header(RETRY_AFTER, retryAfter);
        }
        return response.code() == 408 ? hidden.code(HIDDEN_408).build() : hidden.build();
    }

    /** The header that carries {@code Retry-After} past OkHttp. */
    static final String RETRY_AFTER = "X-Lkj-Retry-After";

    /** The status that carries 408 past OkHttp; no server sends it. */
    static final int HIDDEN_408 = 498;

    private @Nullable Request proxyLogin(Response response) {
        Request request = response.request();
        String user = proxies.userInfo(request.url().scheme());
        if (user == null || request.header("Proxy-Authorization") != null) {
            return null;
        }
        String[] parts = (user + ":").split(":", -1);
        String login = Credentials.basic(decode(parts[0]), decode(parts[1]), StandardCharsets.UTF_8);
        return request.newBuilder().header("Proxy-Authorization", login).build();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
