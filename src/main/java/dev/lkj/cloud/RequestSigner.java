package dev.lkj.cloud;

import dev.lkj.time.Clock;
import okhttp3.Request;

/** Begins requests with what each request to the service carries: a fresh token and the client's version. */
final class RequestSigner {
    /** The version of the reference's client library, by which the service may judge what a client understands. */
    static final String CLIENT_VERSION = "2.18.1";

    private final Credentials credentials;
    private final Clock clock;
    private final String userAgent;

    RequestSigner(Credentials credentials, Clock clock, String userAgent) {
        this.credentials = credentials;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    Request.Builder signed(String url) {
        return new Request.Builder()
                .url(url)
                .header("User-Agent", userAgent)
                .header("Authorization", "Bearer " + AccessToken.sign(credentials, clock.now()))
                .header("X-LIVEKIT-CLI-VERSION", CLIENT_VERSION);
    }

    String userAgent() {
        return userAgent;
    }
}
