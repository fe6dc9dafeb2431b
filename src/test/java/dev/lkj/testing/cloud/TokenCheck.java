package dev.lkj.testing.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the token of a request as the service does. */
record TokenCheck(Map<String, String> keys, Clock clock) {
    private static final int LIFETIME = 6 * 60 * 60;
    private static final int FRESH = 60;

    /** {@code ok}, {@code none}, or what is wrong with it. */
    String judge(String authorization) {
        if (authorization == null) {
            return "none";
        }
        if (!authorization.startsWith("Bearer ")) {
            return "no bearer token";
        }
        String[] parts = authorization.substring(7).split("\\.", -1);
        try {
            JsonNode head = Messages.JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode claims = Messages.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            if (!head.path("alg").asText().equals("HS256")
                    || !head.path("typ").asText().equals("JWT")) {
                return "wrong head " + head;
            }
            String secret = keys.get(claims.path("iss").asText());
            if (secret == null) {
                return "unknown key";
            }
            return signature(parts[0] + "." + parts[1], secret).equals(parts[2])
                    ? claims(claims, secret)
                    : "bad signature";
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return "unreadable";
        }
    }

    private String claims(JsonNode claims, String secret) throws GeneralSecurityException {
        long issued = claims.path("iat").asLong();
        long age = clock.now().getEpochSecond() - issued;
        String identity = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        boolean agents = claims.size() == 5 && claims.path("agent").toString().equals("{\"admin\":true}");
        boolean account = claims.size() == 6
                && claims.path("sub").asText().equals(identity)
                && claims.path("identity").asText().equals(identity);
        boolean right = (agents || account)
                && claims.path("nbf").asLong() == issued
                && claims.path("exp").asLong() == issued + LIFETIME;
        return !right ? "wrong claims " + claims : age >= 0 && age < FRESH ? "ok" : "not fresh";
    }

    private static String signature(String text, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
