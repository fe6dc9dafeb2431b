package dev.lkj.emulator.upload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of an object store, and how its requests are signed: version 4 of the signatures of S3. Its text never shows
 * the secret.
 *
 * @param token goes with keys that last for a while; empty with others
 */
record SigningKey(String accessKey, String secret, String token, String region) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** What stands for the hash of a body that is not signed. */
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    String credential(String date) {
        return accessKey + "/" + scope(date);
    }

    String scope(String date) {
        return date + "/" + region + "/s3/aws4_request";
    }

    /** The signature of a text, such as a policy, on a day. */
    String signature(String text, String date) {
        byte[] root = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        byte[] key = hash(hash(hash(hash(root, date), region), "s3"), "aws4_request");
        return HexFormat.of().formatHex(hash(key, text));
    }

    /**
     * The signature of a request.
     *
     * @param query as it is sent, its names sorted
     * @param headers those that are signed, by their names in lower case
     * @param payload the hash of the body, or {@link #UNSIGNED}
     * @param time as X-Amz-Date has it
     */
    String request(
            String method, String path, String query, SortedMap<String, String> headers, String payload, String time) {
        StringBuilder request =
                new StringBuilder(method).append('\n').append(path).append('\n');
        request.append(query).append('\n');
        headers.forEach(
                (name, value) -> request.append(name).append(':').append(value).append('\n'));
        request.append('\n').append(names(headers)).append('\n').append(payload);
        String date = time.substring(0, 8);
        return signature(ALGORITHM + "\n" + time + "\n" + scope(date) + "\n" + sha256(request.toString()), date);
    }

    /** The names of signed headers, as a signature lists them. */
    static String names(Map<String, String> headers) {
        return String.join(";", headers.keySet());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hash(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + accessKey + "]";
    }
}
