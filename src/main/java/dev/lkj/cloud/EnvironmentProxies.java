package dev.lkj.cloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a proxy by {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in upper or lower case; never one for
 * this machine itself.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final int DEFAULT_PORT = 80;

    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = Endpoints.host(uri);
        URI proxy = proxyFor(uri.getScheme());
        if (proxy == null || proxy.getHost() == null || Endpoints.isLoopback(host) || excluded(host, port(uri))) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {
        // The failed call itself is reported.
    }

    /** The user and password in the proxy's address, {@code user:password}, still encoded; null when there are none. */
    @Nullable
    String userInfo(String scheme) {
        URI proxy = proxyFor(scheme);
        return proxy == null ? null : proxy.getRawUserInfo();
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    private @Nullable URI proxyFor(String scheme) {
        String value = variable(scheme.equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY");
        if (value.isEmpty()) {
            return null;
        }
        try {
            return URI.create(value.contains("://") ? value : "http://" + value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean excluded(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        for (String entry : variable("NO_PROXY").toLowerCase(Locale.ROOT).split(",", -1)) {
            String rule = entry.strip();
            if (rule.endsWith(":" + port)) {
                rule = rule.substring(0, rule.lastIndexOf(':'));
            }
            String domain = rule.startsWith("*.") ? rule.substring(1) : rule;
            String suffix = domain.startsWith(".") ? domain : "." + domain;
            if (rule.equals("*") || (!rule.isEmpty() && (name.equals(domain) || name.endsWith(suffix)))) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name) {
        String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        return lower.isEmpty() ? environment.getOrDefault(name, "") : lower;
    }
}
