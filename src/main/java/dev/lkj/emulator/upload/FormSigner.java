package dev.lkj.emulator.upload;

import dev.lkj.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs upload forms: a policy of what the form may hold, and the chain of keyed hashes that object stores use. */
public final class FormSigner {
    /** How long a form is good. */
    public static final Duration VALIDITY = Duration.ofMinutes(15);

    static final String ALGORITHM = SigningKey.ALGORITHM;
    private static final String REGION = "us-east-1";
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Supplier<SigningKey> source;
    private final String bucket;
    private @Nullable SigningKey key;

    /** A signer whose own keys follow from the API's secret, so that forms outlive a start of the emulator. */
    public FormSigner(Clock clock, String apiSecret) {
        // Made with the first form: the first keyed hash of a process loads the JDK's cryptography.
        this(clock, () -> ownKey(apiSecret.getBytes(StandardCharsets.UTF_8)), UploadTarget.BUCKET);
    }

    FormSigner(Clock clock, SigningKey key, String bucket) {
        this(clock, () -> key, bucket);
    }

    private FormSigner(Clock clock, Supplier<SigningKey> source, String bucket) {
        this.clock = clock;
        this.source = source;
        this.bucket = bucket;
    }

    private static SigningKey ownKey(byte[] root) {
        String accessKey = "LKJ"
                + hex(SigningKey.hash(root, "upload key")).substring(0, 17).toUpperCase(Locale.ROOT);
        return new SigningKey(accessKey, hex(SigningKey.hash(root, "upload secret")), "", REGION);
    }

    /** The fields of a form for one object, beside the file. */
    public Map<String, String> sign(UploadTarget target) {
        return sign(target.key());
    }

    Map<String, String> sign(String object) {
        Instant now = clock.now();
        String time = TIME.format(now);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", object);
        fields.put("bucket", bucket);
        fields.put("X-Amz-Algorithm", ALGORITHM);
        fields.put("X-Amz-Credential", credential(time.substring(0, 8)));
        fields.put("X-Amz-Date", time);
        if (!key().token().isEmpty()) {
            fields.put("X-Amz-Security-Token", key().token());
        }
        String policy = policy(fields, now.plus(VALIDITY));
        fields.put("policy", policy);
        fields.put("X-Amz-Signature", signature(policy, time.substring(0, 8)));
        return fields;
    }

    synchronized SigningKey key() {
        SigningKey made = key == null ? source.get() : key;
        key = made;
        return made;
    }

    String bucket() {
        return bucket;
    }

    String accessKey() {
        return key().accessKey();
    }

    Instant now() {
        return clock.now();
    }

    String credential(String date) {
        return key().credential(date);
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
        return key().signature(text, date);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
