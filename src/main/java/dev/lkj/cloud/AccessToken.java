package dev.lkj.cloud;

import dev.lkj.error.LkjException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed token that goes with every call (a JSON web token, HMAC-SHA256).
 *
 * <p>Written with the JDK alone: its content is fixed, and a library for it would cost each command's start more than
 * the call itself.
 */
public final class AccessToken {
    /** How long a token is valid; the reference client uses the same six hours. */
    static final Duration LIFETIME = Duration.ofHours(6);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private AccessToken() {}

    /**
     * Signs a token that may do everything with the agents of the key's project.
     *
     * @throws LkjException (exit 2) when the key or the secret is empty
     */
    public static String sign(Credentials credentials, Instant now) {
        return sign(credentials, now, "", ",\"agent\":{\"admin\":true}");
    }

    /**
     * Signs a token that says who somebody is and allows nothing, for the account API: the holder of the secret.
     *
     * @throws LkjException (exit 2) when the key or the secret is empty
     */
    public static String signIdentity(Credentials credentials, Instant now) {
        String identity = quote(sha256(credentials.apiSecret()));
        return sign(credentials, now, ",\"sub\":" + identity, ",\"identity\":" + identity);
    }

    private static String sign(Credentials credentials, Instant now, String behindIssuer, String atTheEnd) {
        if (credentials.apiKey().isEmpty() || credentials.apiSecret().isEmpty()) {
            throw LkjException.usage("missing API key or secret key")
                    .withHint("set LIVEKIT_API_KEY and LIVEKIT_API_SECRET");
        }
        long issued = now.getEpochSecond();
        String claims = "{\"iss\":" + quote(credentials.apiKey()) + behindIssuer + ",\"exp\":"
                + (issued + LIFETIME.toSeconds()) + ",\"nbf\":" + issued + ",\"iat\":" + issued + atTheEnd + "}";
        String content = HEADER + "." + encode(claims);
        return content + "." + BASE64.encodeToString(hmac(credentials.apiSecret(), content));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw LkjException.failed("this Java runtime has no SHA-256", e);
        }
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(String secret, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw LkjException.failed("this Java runtime has no HMAC-SHA256", e);
        }
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < 0x20) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
