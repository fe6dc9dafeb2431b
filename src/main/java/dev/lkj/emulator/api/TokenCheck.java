package dev.lkj.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.codec.TreeReader;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks tokens as the service does: HS256 only, the project's key as issuer, an expiry, and the grant. */
final class TokenCheck {
    /** Documented skew of the service. */
    private static final long SKEW_SECONDS = 60;

    private static final String SCHEME = "Bearer ";
    private static final String BASIC = "Basic ";

    private final Clock clock;
    private final Credentials credentials;

    TokenCheck(Clock clock, Credentials credentials) {
        this.clock = clock;
        this.credentials = credentials;
    }

    /** What is wrong with the token of a request to the agents API; empty when nothing is. */
    Optional<String> problem(Exchange exchange) {
        return problem(exchange, Grant.AGENT_ADMIN);
    }

    /** What is wrong with a token that only says who somebody is: whoever has the secret; empty when nothing is. */
    Optional<String> identityProblem(Exchange exchange) {
        String identity = HexFormat.of().formatHex(sha256(credentials.secret()));
        return problem(
                exchange,
                claims -> claims.path("sub").asText().equals(identity)
                        && claims.path("identity").asText().equals(identity));
    }

    /** What is wrong with the token of a request that needs a grant; empty when nothing is. */
    Optional<String> problem(Exchange exchange, Grant grant) {
        return problem(exchange, grant::in);
    }

    private Optional<String> problem(Exchange exchange, Predicate<JsonNode> allowed) {
        Optional<String> header = exchange.header("Authorization");
        if (header.isEmpty() || !header.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of("no authorization token");
        }
        return problem(header.get().substring(SCHEME.length()).strip(), allowed);
    }

    /** Whether a request brings the key and the secret themselves, as user and password: {@code curl} can do that. */
    boolean hasKeyAndSecret(Exchange exchange) {
        String expected = credentials.key() + ":" + credentials.secret();
        String header = exchange.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        try {
            byte[] given =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return MessageDigest.isEqual(given, expected.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Optional<String> problem(String token) {
        return problem(token, Grant.AGENT_ADMIN);
    }

    Optional<String> problem(String token, Grant grant) {
        return problem(token, grant::in);
    }

    private Optional<String> problem(String token, Predicate<JsonNode> allowed) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.of("invalid token");
        }
        try {
            JsonNode header = TreeReader.read(Base64.getUrlDecoder().decode(parts[0]));
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            if (!header.path("alg").asText().equals("HS256")
                    || !MessageDigest.isEqual(signature, sign(parts[0] + "." + parts[1]))) {
                return Optional.of("invalid token");
            }
            return claimsProblem(TreeReader.read(Base64.getUrlDecoder().decode(parts[1])), allowed);
        } catch (IllegalArgumentException | IOException e) {
            return Optional.of("invalid token");
        }
    }

    private Optional<String> claimsProblem(JsonNode claims, Predicate<JsonNode> allowed) {
        long now = clock.now().getEpochSecond();
        if (!claims.path("iss").asText().equals(credentials.key())) {
            return Optional.of("invalid API key");
        }
        if (!claims.path("exp").isNumber() || claims.path("exp").asLong() + SKEW_SECONDS <= now) {
            return Optional.of("token is expired");
        }
        if (claims.path("nbf").asLong(0) - SKEW_SECONDS > now
                || claims.path("iat").asLong(0) - SKEW_SECONDS > now) {
            return Optional.of("token is not valid yet");
        }
        return allowed.test(claims) ? Optional.empty() : Optional.of("permissions denied");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(credentials.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
