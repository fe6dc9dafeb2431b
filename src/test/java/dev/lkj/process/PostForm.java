package dev.lkj.process;

import dev.lkj.wire.PresignedPostRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A form for one upload, signed as Amazon documents it for browser-based uploads (Signature Version 4). */
record PostForm(String url, String key, String secret, Instant made, Instant expires, long most) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    PresignedPostRequest signed() throws GeneralSecurityException {
        String day = DATE.format(made);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
        fields.put("x-amz-credential", S3Store.KEY + "/" + day + "/us-east-1/s3/aws4_request");
        fields.put("x-amz-date", TIME.format(made));
        String policy = Base64.getEncoder().encodeToString(policy(fields).getBytes(StandardCharsets.UTF_8));
        fields.put("policy", policy);
        byte[] signing = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {day, "us-east-1", "s3", "aws4_request"}) {
            signing = hmac(signing, part);
        }
        fields.put("x-amz-signature", HexFormat.of().formatHex(hmac(signing, policy)));
        return new PresignedPostRequest(url, fields);
    }

    private String policy(Map<String, String> fields) {
        StringBuilder conditions = new StringBuilder("{\"bucket\":\"" + S3Store.BUCKET + "\"}");
        fields.forEach((name, value) -> conditions
                .append(",{\"")
                .append(name)
                .append("\":\"")
                .append(value)
                .append("\"}"));
        return "{\"expiration\":\"" + expires + "\",\"conditions\":[" + conditions + ",[\"content-length-range\",1,"
                + most + "]]}";
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
