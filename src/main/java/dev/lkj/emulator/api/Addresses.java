package dev.lkj.emulator.api;

import dev.lkj.error.LkjException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** Where an emulator listens, and what clients call it. */
public final class Addresses {
    private static final String IPV4 = "\\d{1,3}(\\.\\d{1,3}){3}";

    private final InetAddress host;
    private final String publicUrl;

    private Addresses(InetAddress host, String publicUrl) {
        this.host = host;
        this.publicUrl = publicUrl;
    }

    /** The loopback address alone: nobody but this machine reaches it. */
    public static Addresses loopback() {
        return of("127.0.0.1", "");
    }

    /**
     * Another address of this machine, and how clients call it who come by a name or a forwarded port.
     *
     * @param host an address, 0.0.0.0 or :: for all of them, or localhost
     * @param publicUrl scheme, host and port; empty when clients use the address itself
     * @throws LkjException (USAGE) when either is something else
     */
    public static Addresses of(String host, String publicUrl) {
        return new Addresses(address(host), publicUrl.isEmpty() ? "" : checked(publicUrl));
    }

    private static InetAddress address(String host) {
        String literal = host.equals("localhost") ? "127.0.0.1" : host;
        try {
            if (literal.matches(IPV4) || literal.contains(":")) {
                return InetAddress.getByName(literal);
            }
        } catch (UnknownHostException e) {
            // Looks like an address, but is none.
        }
        throw LkjException.usage("[" + host + "] is no address to listen on")
                .withHint("--host takes an address of this machine, such as 0.0.0.0; --public-url takes its name");
    }

    private static String checked(String url) {
        String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        try {
            URI uri = URI.create(bare);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain =
                    uri.getHost() != null && String.valueOf(uri.getRawPath()).isEmpty();
            boolean extra = uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null;
            if (plain && !extra && (scheme.equals("http") || scheme.equals("https"))) {
                return bare;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw LkjException.usage("[" + url + "] cannot be the emulator's public URL")
                .withHint("--public-url takes scheme, host and port alone, such as http://emulator:8790");
    }

    InetAddress host() {
        return host;
    }

    /** Whether others than this machine are to reach it. */
    public boolean open() {
        return !host.isLoopbackAddress()
                || (!publicUrl.isEmpty()
                        && !Authority.isLoopback(URI.create(publicUrl).getHost()));
    }

    /** Whether it listens where every emulator does that was told nothing. */
    boolean isDefault() {
        return host.isLoopbackAddress();
    }

    /** Whether it listens on every address of this machine. */
    boolean everywhere() {
        return host.isAnyLocalAddress();
    }

    /** Where it listens, in words. */
    public String text() {
        return host.getHostAddress();
    }

    /** How this machine itself reaches it: host and port. */
    String local(int port) {
        String address = everywhere() ? "127.0.0.1" : host.getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /** How clients reach it: scheme, host and port. */
    String clients(int port) {
        return publicUrl.isEmpty() ? "http://" + local(port) : publicUrl;
    }

    /** How clients reach it, with another host, which nobody has to look up. */
    String clients(int port, String name) {
        URI uri = URI.create(clients(port));
        return uri.getScheme() + "://" + name + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** Whether clients call it so, in a request's Host. */
    boolean isPublic(Authority given, String scheme) {
        if (publicUrl.isEmpty()) {
            return false;
        }
        URI uri = URI.create(publicUrl);
        String own = uri.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.isEmpty() || scheme.equals(own)) && given.equals(Authority.of(uri.getRawAuthority(), own));
    }
}
