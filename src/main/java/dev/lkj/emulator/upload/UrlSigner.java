package dev.lkj.emulator.upload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Signs addresses for one upload by PUT, as object stores do, and checks them when they come back. */
public final class UrlSigner {
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final String EXPIRES = "X-Amz-Expires";

    private final FormSigner signer;

    /** An address signer with the keys and the clock of a form signer. */
    public UrlSigner(FormSigner signer) {
        this.signer = signer;
    }

    /** Path and query for a PUT of one object to a host with its port. */
    public String sign(UploadTarget target, String host) {
        return sign(target.key(), host);
    }

    String sign(String object, String host) {
        String time = FormSigner.TIME.format(signer.now());
        Map<String, String> query = new TreeMap<>();
        query.put("X-Amz-Algorithm", FormSigner.ALGORITHM);
        // Slashes of the credential's scope stand escaped in a query.
        query.put("X-Amz-Credential", signer.credential(time.substring(0, 8)).replace("/", "%2F"));
        query.put("X-Amz-Date", time);
        query.put(EXPIRES, Long.toString(FormSigner.VALIDITY.toSeconds()));
        query.put("X-Amz-SignedHeaders", "host");
        if (!signer.key().token().isEmpty()) {
            query.put("X-Amz-Security-Token", URLEncoder.encode(signer.key().token(), StandardCharsets.UTF_8));
        }
        String path = "/" + signer.bucket() + "/" + object;
        return path + "?" + text(query) + "&" + SIGNATURE + "=" + signature(path, query, host, time);
    }

    private static String text(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) -> text.append(text.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        return text.toString();
    }

    private String signature(String path, Map<String, String> query, String host, String time) {
        return signer.key()
                .request("PUT", path, text(query), new TreeMap<>(Map.of("host", host)), SigningKey.UNSIGNED, time);
    }

    /** What an address is for; fails when it was not signed here for this host, or is too old. */
    public UploadTarget check(String path, String queryText, String host) throws UploadRefused {
        Map<String, String> query = read(queryText);
        String given = query.remove(SIGNATURE);
        String time = query.getOrDefault("X-Amz-Date", "");
        if (given == null || time.length() < 8) {
            throw UploadRefused.of(400, "AuthorizationQueryParametersError", "The address is not signed.");
        }
        String expected = signature(path, query, host, time);
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw UploadRefused.of(403, "SignatureDoesNotMatch", "The signature does not match the request.");
        }
        checkTime(time, query.getOrDefault(EXPIRES, ""));
        String prefix = "/" + UploadTarget.BUCKET + "/";
        Optional<UploadTarget> target =
                path.startsWith(prefix) ? UploadTarget.of(path.substring(prefix.length())) : Optional.empty();
        return target.orElseThrow(() -> UploadRefused.denied("The address is for nothing that is known."));
    }

    private static Map<String, String> read(String text) throws UploadRefused {
        Map<String, String> query = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1 || query.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw UploadRefused.of(400, "AuthorizationQueryParametersError", "The query cannot be read.");
            }
        }
        return query;
    }

    private void checkTime(String time, String expires) throws UploadRefused {
        try {
            Instant signed = FormSigner.TIME.parse(time, Instant::from);
            if (signed.isAfter(signer.now().plus(SKEW))) {
                throw UploadRefused.of(403, "RequestTimeTooSkewed", "The address is from the future.");
            }
            if (!signer.now().isBefore(signed.plusSeconds(Long.parseLong(expires)))) {
                throw UploadRefused.denied("Request has expired");
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw UploadRefused.of(400, "AuthorizationQueryParametersError", "The times cannot be read.");
        }
    }
}
