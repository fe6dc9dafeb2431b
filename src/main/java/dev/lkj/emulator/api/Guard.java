package dev.lkj.emulator.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps web pages out: a browser on this machine must not reach the emulator for a foreign page, neither directly nor by
 * a name that was made to point here.
 */
final class Guard {
    private final int port;

    Guard(int port) {
        this.port = port;
    }

    /** Why a request is refused; empty when it is not. */
    Optional<Answer> refusal(Exchange exchange) {
        List<String> hosts = exchange.headers("Host");
        if (hosts.size() != 1 || !own(hosts.get(0))) {
            return Optional.of(Answer.text(403, "refused: this emulator is not called by that Host"));
        }
        for (String origin : exchange.headers("Origin")) {
            if (!origin.startsWith("http://") || !own(origin.substring("http://".length()))) {
                return Optional.of(Answer.text(403, "refused: a request of another origin"));
            }
        }
        if (exchange.headers("Sec-Fetch-Site").stream().anyMatch(site -> site.equalsIgnoreCase("cross-site"))) {
            return Optional.of(Answer.text(403, "refused: a request of another site"));
        }
        return Optional.empty();
    }

    private boolean own(String authority) {
        int colon = authority.lastIndexOf(':');
        String host = (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
        String given = colon < 0 ? "80" : authority.substring(colon + 1);
        boolean local = host.equals("127.0.0.1") || host.equals("localhost") || host.endsWith(".localhost");
        return local && given.equals(Integer.toString(port));
    }
}
