package dev.lkj.cloud;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where a registry may be reached: by TLS, and on this machine or a private network without it, too. */
final class RegistryAddress {
    private static final Pattern PRIVATE =
            Pattern.compile("10\\.[0-9.]+|192\\.168\\.[0-9.]+|172\\.(1[6-9]|2\\d|3[01])\\.[0-9.]+");
    private static final Pattern LINK_LOCAL =
            Pattern.compile("169\\.254\\.[0-9.]+|\\[?fe80:.*|\\[?f[cd][0-9a-f]{2}:.*");

    private RegistryAddress() {}

    /** The base addresses to try, the first one first; none when it is no host. */
    static List<HttpUrl> candidates(String host) {
        HttpUrl secure = HttpUrl.parse("https://" + host + "/");
        if (secure == null || !host.equals(authority(host))) {
            return List.of();
        }
        HttpUrl plain = HttpUrl.get("http://" + host + "/");
        if (Endpoints.isLoopback(secure.host())) {
            // Nothing leaves this machine, and a server that speaks no TLS is not troubled with it.
            return List.of(plain, secure);
        }
        return isPrivate(secure.host()) || secure.host().endsWith(".local") ? List.of(secure, plain) : List.of(secure);
    }

    private static String authority(String host) {
        try {
            String authority = URI.create("https://" + host + "/").getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isPrivate(String host) {
        return PRIVATE.matcher(host).matches();
    }

    /**
     * The address that an answer names for the next piece of an upload; null when it is none, or one that must not be
     * called: inside a private network that the registry is not in, or without TLS when the registry has it.
     */
    static @Nullable HttpUrl next(HttpUrl request, String location) {
        HttpUrl next = request.resolve(location);
        if (next == null) {
            return null;
        }
        boolean same = next.host().equals(request.host());
        String host = next.host().toLowerCase(Locale.ROOT);
        boolean inside = Endpoints.isLoopback(host)
                || isPrivate(host)
                || LINK_LOCAL.matcher(host).matches();
        if (!same && (inside || (request.isHttps() && !next.isHttps()))) {
            return null;
        }
        // A registry behind a proxy may not know that it was reached by TLS.
        return same && request.isHttps() && !next.isHttps()
                ? next.newBuilder().scheme("https").port(request.port()).build()
                : next;
    }
}
