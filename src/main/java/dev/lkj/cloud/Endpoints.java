package dev.lkj.cloud;

import dev.lkj.error.LkjException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address that every call of one project goes to.
 *
 * @param base scheme, host, port and path without a trailing slash
 * @param overridden whether {@code LK_AGENTS_URL} named it
 */
public record Endpoints(String base, boolean overridden) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");
    private static final String AGENTS = "agents.";

    /**
     * Finds the address for a project.
     *
     * @param projectUrl the project's URL, {@code ws}, {@code wss}, {@code http} or {@code https}
     * @param agentsUrl the value of {@code LK_AGENTS_URL}, empty when it is not set
     * @throws LkjException (exit 2) when the one that counts is no usable URL
     */
    public static Endpoints of(String projectUrl, String agentsUrl) {
        if (!agentsUrl.isEmpty()) {
            URI uri = parse(withScheme(agentsUrl), "LK_AGENTS_URL");
            return new Endpoints(plain(uri), true);
        }
        URI uri = parse(withScheme(projectUrl), "the project URL");
        String host = host(uri);
        if (isLocal(host) || !host.contains(".")) {
            return new Endpoints(plain(uri), false);
        }
        String rest = host.substring(host.indexOf('.') + 1);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new Endpoints("https://" + AGENTS + rest + port + path(uri), false);
    }

    /** The address for {@code /logs} of an agent in the given server region; empty when the region is not known. */
    public String logsBase(String serverRegion) {
        URI uri = URI.create(base);
        if (serverRegion.isEmpty() || !host(uri).startsWith(AGENTS)) {
            return base;
        }
        return base.replaceFirst("://", "://" + serverRegion + ".");
    }

    /** The host and port, for messages. */
    public String authority() {
        return URI.create(base).getRawAuthority();
    }

    /** Whether the address is on this machine, names under {@code .localhost} included. */
    public boolean loopback() {
        return isLoopback(host(URI.create(base)));
    }

    /** Whether a host name or address means this machine; nothing is looked up. */
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || (name.startsWith("127.") && ADDRESS.matcher(name).matches());
    }

    private static boolean isLocal(String host) {
        return isLoopback(host) || ADDRESS.matcher(host).matches();
    }

    private static String withScheme(String url) {
        if (url.startsWith("ws://") || url.startsWith("wss://")) {
            return "http" + url.substring(2);
        }
        if (url.contains("://")) {
            return url;
        }
        String host = url.replaceFirst("[/?#].*$", "").replaceFirst(":[0-9]+$", "");
        return (isLocal(host) ? "http://" : "https://") + url;
    }

    private static URI parse(String url, String what) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getRawAuthority() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The URL may hold a password, so only the fact is reported.
        }
        throw LkjException.usage(what + " is not a URL of the form https://host")
                .withHint("for example wss://my-project.livekit.cloud");
    }

    private static String plain(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority() + path(uri);
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.replaceFirst("/+$", "");
    }

    private static String host(URI uri) {
        // getHost is null for names with an underscore, which the service's subdomains may have.
        String authority = uri.getRawAuthority().replaceFirst("^.*@", "");
        return authority.replaceFirst(":[0-9]*$", "");
    }
}
