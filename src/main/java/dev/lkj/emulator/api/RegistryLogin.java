package dev.lkj.emulator.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** Lets clients into the registry: with the service's token, or with key and secret as user and password. */
final class RegistryLogin {
    private static final String BASIC = "Basic ";

    private final TokenCheck tokens;
    private final Credentials credentials;

    RegistryLogin(TokenCheck tokens, Credentials credentials) {
        this.tokens = tokens;
        this.credentials = credentials;
    }

    /** Why a request is not let in; empty when it is. */
    Optional<String> problem(Exchange exchange) {
        String header = exchange.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return header.isEmpty() ? Optional.of("authentication required") : tokens.problem(exchange);
        }
        byte[] expected = (credentials.key() + ":" + credentials.secret()).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] given =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return MessageDigest.isEqual(expected, given) ? Optional.empty() : Optional.of("wrong user or password");
        } catch (IllegalArgumentException e) {
            return Optional.of("malformed credentials");
        }
    }

    /** Whether a refusal asks for user and password: a client that came with a token would not be helped by it. */
    static boolean challenges(Exchange exchange) {
        String header = exchange.header("Authorization").orElse("");
        return header.isEmpty() || header.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }
}
