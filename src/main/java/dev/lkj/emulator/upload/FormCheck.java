package dev.lkj.emulator.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.codec.JsonTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks the fields of a form that came back: that it was signed here, is not too old, and holds what its policy says. */
public final class FormCheck {
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final FormSigner signer;

    /** A check of what this signer signs. */
    public FormCheck(FormSigner signer) {
        this.signer = signer;
    }

    /** What the form is for; fails when anything about its fields is wrong. */
    public UploadTarget check(Map<String, String> fields) throws UploadRefused {
        String policy = required(fields, "policy");
        if (!required(fields, "X-Amz-Algorithm").equals(FormSigner.ALGORITHM)) {
            throw UploadRefused.of(400, "InvalidArgument", "X-Amz-Algorithm only supports " + FormSigner.ALGORITHM);
        }
        String time = required(fields, "X-Amz-Date");
        checkDate(time);
        String credential = required(fields, "X-Amz-Credential");
        if (!credential.startsWith(signer.accessKey() + "/")) {
            throw UploadRefused.of(403, "InvalidAccessKeyId", "The access key is not known.");
        }
        if (!credential.equals(signer.credential(time.substring(0, 8)))) {
            throw UploadRefused.of(400, "InvalidArgument", "The credential does not belong to this date and service.");
        }
        String signature = signer.signature(policy, time.substring(0, 8));
        if (!same(signature, required(fields, "X-Amz-Signature"))) {
            throw UploadRefused.of(403, "SignatureDoesNotMatch", "The signature does not match the policy.");
        }
        checkPolicy(read(policy), fields);
        return UploadTarget.of(required(fields, "key")).orElseThrow(() -> denied("the key"));
    }

    private static String required(Map<String, String> fields, String name) throws UploadRefused {
        String value = fields.get(name);
        if (value == null) {
            throw UploadRefused.of(400, "InvalidArgument", "The form has no field " + name + ".");
        }
        return value;
    }

    private void checkDate(String time) throws UploadRefused {
        try {
            Instant signed = FormSigner.TIME.parse(time, Instant::from);
            if (signed.isAfter(signer.now().plus(SKEW))) {
                throw UploadRefused.of(403, "RequestTimeTooSkewed", "The form is from the future.");
            }
        } catch (DateTimeException e) {
            throw UploadRefused.of(400, "InvalidArgument", "X-Amz-Date is no time.");
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(String policy) throws UploadRefused {
        try {
            return JsonTrees.JSON.readTree(Base64.getDecoder().decode(policy));
        } catch (IllegalArgumentException | IOException e) {
            throw UploadRefused.of(400, "InvalidPolicyDocument", "The policy cannot be read.");
        }
    }

    private void checkPolicy(JsonNode policy, Map<String, String> fields) throws UploadRefused {
        if (!signer.now().isBefore(Instant.parse(policy.path("expiration").asText()))) {
            throw denied("Policy expired");
        }
        Map<String, String> wanted = new HashMap<>();
        for (JsonNode condition : policy.path("conditions")) {
            condition
                    .properties()
                    .forEach(
                            entry -> wanted.put(entry.getKey(), entry.getValue().asText()));
        }
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            if (!entry.getValue().equals(fields.get(entry.getKey()))) {
                throw denied("Policy Condition failed: " + entry.getKey());
            }
        }
        Set<String> extra = new HashSet<>(fields.keySet());
        extra.removeAll(wanted.keySet());
        extra.removeAll(Set.of("policy", "X-Amz-Signature"));
        if (!extra.isEmpty()) {
            throw denied("Extra input fields: " + String.join(", ", extra));
        }
    }

    private static UploadRefused denied(String why) {
        return UploadRefused.denied("Invalid according to Policy: " + why + ".");
    }
}
