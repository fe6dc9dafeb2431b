package dev.lkj.emulator.api;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/**
 * Who may look at the page: an address that works once, and the cookie that a browser gets for it. Never the project's
 * secret, which would stay in the browser's history.
 */
final class PageKeys {
    private static final int KEY_BYTES = 24;
    /** Browsers and addresses that are remembered; the oldest go first. */
    private static final int MOST = 100;

    private final SecureRandom random = new SecureRandom();
    private final Deque<String> once = new ArrayDeque<>();
    private final Deque<String> cookies = new ArrayDeque<>();
    private final String cookie;

    /** Keys of the page on a port; browsers keep cookies by host, so the port is part of the name. */
    PageKeys(int port) {
        cookie = "lkj_page_" + port;
    }

    /** A key that opens the page once. */
    synchronized String issue() {
        String key = next();
        keep(once, key);
        return key;
    }

    /** The {@code Set-Cookie} for a key that opens the page; empty when it does not, or did before. */
    synchronized Optional<String> redeem(String key) {
        if (!once.remove(key)) {
            return Optional.empty();
        }
        String value = next();
        keep(cookies, value);
        return Optional.of(cookie + "=" + value + "; Path=/; HttpOnly; SameSite=Strict");
    }

    /** Whether a request carries a cookie of the page. */
    synchronized boolean admits(Exchange exchange) {
        for (String header : exchange.headers("Cookie")) {
            for (String pair : header.split(";", -1)) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(cookie) && cookies.contains(parts[1])) {
                    return true;
                }
            }
        }
        return false;
    }

    private String next() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void keep(Deque<String> keys, String key) {
        keys.addLast(key);
        if (keys.size() > MOST) {
            keys.removeFirst();
        }
    }
}
