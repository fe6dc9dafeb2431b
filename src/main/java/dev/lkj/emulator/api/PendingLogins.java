package dev.lkj.emulator.api;

import dev.lkj.time.Clock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Devices that asked for the project's key, until somebody has answered and they have fetched the answer. */
final class PendingLogins {
    /** How long somebody may take to confirm. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Devices that are remembered; the oldest go first. */
    private static final int MOST = 100;

    private static final int TOKEN_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Login> logins = new LinkedHashMap<>();

    /** What was answered. */
    enum Decision {
        NONE,
        ALLOWED,
        DENIED
    }

    /**
     * A device that waits.
     *
     * @param device the name that it gave itself
     * @param form what the page's form has to carry, which no other page knows
     */
    record Login(String token, String device, String form, Instant expires, Decision decision) {}

    PendingLogins(Clock clock) {
        this.clock = clock;
    }

    synchronized Login begin(String device) {
        Login login = new Login(text(), device, text(), clock.now().plus(LIFETIME), Decision.NONE);
        logins.put(login.token(), login);
        if (logins.size() > MOST) {
            logins.remove(logins.keySet().iterator().next());
        }
        return login;
    }

    /** The device of a token, if it still waits. */
    synchronized Optional<Login> find(String token) {
        return Optional.ofNullable(logins.get(token))
                .filter(login -> clock.now().isBefore(login.expires()));
    }

    /** Answers a device that nobody has answered yet; false when there is none. */
    synchronized boolean decide(String token, boolean allowed) {
        Optional<Login> waiting = find(token).filter(login -> login.decision() == Decision.NONE);
        waiting.ifPresent(login -> logins.put(
                token,
                new Login(
                        token,
                        login.device(),
                        login.form(),
                        login.expires(),
                        allowed ? Decision.ALLOWED : Decision.DENIED)));
        return waiting.isPresent();
    }

    /** What was answered; an answer is given once. */
    synchronized Optional<Decision> take(String token) {
        Optional<Decision> decision = find(token).map(Login::decision);
        if (decision.isPresent() && decision.get() != Decision.NONE) {
            logins.remove(token);
        }
        return decision;
    }

    private String text() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
