package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Daemon;
import dev.lkj.container.Query;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * How instances are reached, and how they reach this machine.
 *
 * @param ofHost they have no network of their own, since the daemon has no bridge: this machine's ports are theirs
 * @param hostName this machine's name for them
 * @param hostEntry what makes the daemon write that name into their hosts file; empty when it does so by itself
 */
record InstanceNetwork(boolean ofHost, String hostName, String hostEntry) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    static InstanceNetwork of(Daemon daemon) throws IOException {
        boolean bridge = false;
        for (JsonNode network : daemon.get(Query.of("/networks"), LIMIT)) {
            bridge |= network.path("Driver").asText().equals("bridge");
        }
        if (!bridge) {
            return new InstanceNetwork(true, "", "");
        }
        return daemon.podman()
                ? new InstanceNetwork(false, "host.containers.internal", "")
                : new InstanceNetwork(false, "host.docker.internal", "host.docker.internal:host-gateway");
    }

    /** A URL as instances can use it: what is on this machine has another name there. */
    String url(String url) {
        if (ofHost) {
            return url;
        }
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            return host == null || !isLoopback(host.toLowerCase(Locale.ROOT))
                    ? url
                    : new URI(
                                    uri.getScheme(),
                                    uri.getUserInfo(),
                                    hostName,
                                    uri.getPort(),
                                    uri.getPath(),
                                    uri.getQuery(),
                                    null)
                            .toString();
        } catch (IllegalArgumentException | java.net.URISyntaxException e) {
            return url;
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
