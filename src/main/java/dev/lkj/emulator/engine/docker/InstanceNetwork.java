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
 * @param gateway the address of this machine in their network; empty when the daemon does not tell
 */
record InstanceNetwork(boolean ofHost, String hostName, String hostEntry, String gateway) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    static InstanceNetwork of(Daemon daemon) throws IOException {
        boolean bridge = false;
        String gateway = "";
        for (JsonNode network : daemon.get(Query.of("/networks"), LIMIT)) {
            bridge |= network.path("Driver").asText().equals("bridge");
            // Podman has another name for its own, and answers with Docker's.
            if (network.path("Name").asText().equals("bridge")) {
                gateway = gateway(network);
            }
        }
        if (!bridge) {
            return new InstanceNetwork(true, "", "", "");
        }
        return daemon.podman()
                ? new InstanceNetwork(false, "host.containers.internal", "", gateway)
                : new InstanceNetwork(false, "host.docker.internal", "host.docker.internal:host-gateway", gateway);
    }

    private static String gateway(JsonNode network) {
        for (JsonNode range : network.path("IPAM").path("Config")) {
            String address = range.path("Gateway").asText();
            if (address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
                return address;
            }
        }
        return "";
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
