package dev.lkj.emulator.upload;

import dev.lkj.time.Clock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs upload forms: a policy of what the form may hold, and the chain of keyed hashes that object stores use. */
public final class FormSigner {
    /** How long a form is good. */
    public static final Duration VALIDITY = Duration.ofMinutes(15);

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String REGION = "us-east-1";
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final String accessKey;
    private final byte[] secret;

    /** A signer whose own keys follow from the API's secret, so that forms outlive a start of the emulator. */
    public FormSigner(Clock clock, String apiSecret) {
        this.clock = clock;
        byte[] root = apiSecret.getBytes(StandardCharsets.UTF_8);
        accessKey = "LKJ" + hex(hash(root, "upload key")).substring(0, 17).toUpperCase(Locale.ROOT);
        secret = ("AWS4" + hex(hash(root, "upload secret"))).getBytes(StandardCharsets.US_ASCII);
    }

    /** The fields of a form for one object, beside the file. */
    public Map<String, String> sign(UploadTarget target) {
        Instant now = clock.now();
        String time = TIME.format(now);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", target.key());
        fields.put("bucket", UploadTarget.BUCKET);
        fields.put("X-Amz-Algorithm", ALGORITHM);
        fields.put("X-Amz-Credential", credential(time.substring(0, 8)));
        fields.put("X-Amz-Date", time);
        String policy = policy(fields, now.plus(VALIDITY));
        fields.put("policy", policy);
        fields.put("X-Amz-Signature", signature(policy, time.substring(0, 8)));
        return fields;
    }

    String accessKey() {
        return accessKey;
    }

    Instant now() {
        return clock.now();
    }

    String credential(String date) {
        return accessKey + "/" + scope(date);
    }

    String scope(String date) {
        return date + "/" + REGION + "/s3/aws4_request";
    }

    private static String policy(Map<String, String> fields, Instant expiry) {
        StringBuilder json = new StringBuilder("{\"expiration\":\"")
                .append(MILLIS.format(expiry))
                .append("\",\"conditions\":[");
        // Names and values are letters, digits and a few signs that JSON does not escape.
        fields.forEach((name, value) ->
                json.append("{\"").append(name).append("\":\"").append(value).append("\"},"));
        json.append("[\"content-length-range\",1,")
                .append(UploadTarget.MOST_BYTES)
                .append("]]}");
        return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The signature of a text, such as a policy, on a day. */
    String signature(String text, String date) {
        byte[] key = hash(hash(hash(hash(secret, date), REGION), "s3"), "aws4_request");
        return hex(hash(key, text));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] hash(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
