package dev.lkj.emulator.api;

import java.util.Locale;

/**
 * Host and port, as a request's Host has them.
 *
 * @param host in lower case, an IPv6 address in brackets
 * @param port as text; the scheme's own where none was given
 */
record Authority(String host, String port) {
    /** Reads one; the scheme says which port is meant where none is given. */
    static Authority of(String text, String scheme) {
        int colon = text.lastIndexOf(':');
        boolean withPort = colon >= 0 && !text.endsWith("]");
        String host = (withPort ? text.substring(0, colon) : text).toLowerCase(Locale.ROOT);
        return new Authority(host, withPort ? text.substring(colon + 1) : scheme.equals("https") ? "443" : "80");
    }

    /** Whether a host is this machine by its name. */
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("127.0.0.1")
                || name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]");
    }
}
