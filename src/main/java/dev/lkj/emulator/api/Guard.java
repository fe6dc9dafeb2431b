package dev.lkj.emulator.api;

import dev.lkj.emulator.engine.Gateway;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps web pages out: a browser on this machine must not reach the emulator for a foreign page, neither directly nor by
 * a name that was made to point here. At the gateway, where containers come in, only workers are let in.
 */
final class Guard {
    private final Addresses addresses;
    private final int port;
    private final Optional<Gateway> gateway;

    Guard(Addresses addresses, int port, Optional<Gateway> gateway) {
        this.addresses = addresses;
        this.port = port;
        this.gateway = gateway;
    }

    /** Why a request is refused; empty when it is not. */
    Optional<Answer> refusal(Exchange exchange) {
        boolean worker = exchange.path().equals(WorkerEntrance.PATH);
        if (exchange.atGateway() && !worker) {
            return Optional.of(Answer.text(403, "refused: only workers come in here, at " + WorkerEntrance.PATH));
        }
        List<String> hosts = exchange.headers("Host");
        if (hosts.size() != 1 || !called(Authority.of(hosts.get(0), ""), exchange, worker)) {
            return Optional.of(Answer.text(403, "refused: this emulator is not called by that Host"));
        }
        if (!exchange.headers("Origin").stream().allMatch(origin -> own(origin, exchange))) {
            return Optional.of(Answer.text(403, "refused: a request of another origin"));
        }
        if (exchange.headers("Sec-Fetch-Site").stream().anyMatch(site -> site.equalsIgnoreCase("cross-site"))) {
            return Optional.of(Answer.text(403, "refused: a request of another site"));
        }
        return Optional.empty();
    }

    private boolean called(Authority given, Exchange exchange, boolean worker) {
        if (worker && isGateway(given)) {
            return true;
        }
        return !exchange.atGateway() && (local(given, exchange) || addresses.isPublic(given, ""));
    }

    private boolean isGateway(Authority given) {
        return given.port().equals(Integer.toString(port))
                && gateway.filter(own ->
                                given.host().equals(own.name()) || given.host().equals(own.address()))
                        .isPresent();
    }

    private boolean own(String origin, Exchange exchange) {
        String[] parts = origin.toLowerCase(Locale.ROOT).split("://", 2);
        if (parts.length < 2) {
            return false;
        }
        Authority given = Authority.of(parts[1], parts[0]);
        return (parts[0].equals("http") && local(given, exchange)) || addresses.isPublic(given, parts[0]);
    }

    /** Called by a name of the loopback address, or by the very address at which the connection arrived. */
    private boolean local(Authority given, Exchange exchange) {
        return given.port().equals(Integer.toString(port))
                && (Authority.isLoopback(given.host()) || isAddress(given.host(), exchange));
    }

    private static boolean isAddress(String host, Exchange exchange) {
        // Nothing but addresses, which need no look-up: names can be made to point anywhere.
        if (!host.matches("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]")) {
            return false;
        }
        try {
            return exchange.localAddress()
                    .filter(InetAddress.getByName(host)::equals)
                    .isPresent();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
