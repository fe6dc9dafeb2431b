package dev.lkj.cloud;

import dev.lkj.error.LkjException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The address that every call of one project goes to.
 *
 * @param base scheme, host, port and path without a trailing slash
 * @param overridden whether {@code LK_AGENTS_URL} named it
 */
public record Endpoints(String base, boolean overridden) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]+");
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
            return new Endpoints(address(uri.getScheme(), authority(uri), uri), true);
        }
        URI uri = parse(withScheme(projectUrl), "the project URL");
        String host = host(uri);
        if (isLocal(host) || !host.contains(".")) {
            return new Endpoints(address(uri.getScheme(), authority(uri), uri), false);
        }
        String rest = authority(uri).substring(host.indexOf('.') + 1);
        return new Endpoints(address("https", AGENTS + rest, uri), false);
    }

    /**
     * The address for {@code /logs} of an agent in the given server region; empty when the region is not known. A
     * region that cannot be part of a host name is not used.
     */
    public String logsBase(String serverRegion) {
        String host = host(URI.create(base)).toLowerCase(Locale.ROOT);
        if (!REGION.matcher(serverRegion).matches() || !host.startsWith(AGENTS)) {
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
        if (url.regionMatches(true, 0, "ws://", 0, 5) || url.regionMatches(true, 0, "wss://", 0, 6)) {
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
            // The second look is for what would fail at the first call only, such as a port that is none.
            if (uri.getRawAuthority() != null && !uri.getRawAuthority().endsWith(":") && HttpUrl.parse(url) != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The URL may hold a password, so only the fact is reported.
        }
        throw LkjException.usage(what + " is not a URL of the form https://host")
                .withHint("for example wss://my-project.livekit.cloud");
    }

    private static String address(String scheme, String authority, URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return scheme.toLowerCase(Locale.ROOT) + "://" + authority + path.replaceFirst("/+$", "");
    }

    /** Host and port as they stand there; a user and password would mean nothing to the service and are left out. */
    private static String authority(URI uri) {
        return uri.getRawAuthority().replaceFirst("^.*@", "");
    }

    /** The host as it stands there, in brackets when it is an IPv6 address. */
    static String host(URI uri) {
        // getHost is null for names with an underscore, which the service's subdomains may have.
        return authority(uri).replaceFirst(":[0-9]*$", "");
    }
}
