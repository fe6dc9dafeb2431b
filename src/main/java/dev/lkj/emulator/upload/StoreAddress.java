package dev.lkj.emulator.upload;

import dev.lkj.error.LkjException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bucket of a real object store takes uploads, and the key for it; its text never shows the key's secret. */
public final class StoreAddress {
    /** Names that need no escaping in a path, so that what is signed is what is sent. */
    private static final Pattern FORM =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9][A-Za-z0-9._-]*)*)/?");

    private final URI endpoint;
    private final String bucket;
    private final String prefix;
    private final SigningKey key;

    private StoreAddress(URI endpoint, String bucket, String prefix, SigningKey key) {
        this.endpoint = endpoint;
        this.bucket = bucket;
        this.prefix = prefix;
        this.key = key;
    }

    /**
     * Reads {@code s3://BUCKET[/PREFIX]}; the key and where the store is are in the environment, as every program of
     * this kind has them: an address is seen by whoever lists processes.
     *
     * @throws LkjException (USAGE) when something is missing or wrong
     */
    public static StoreAddress of(String address, Map<String, String> variables) {
        Matcher form = FORM.matcher(address);
        if (!form.matches()) {
            // Not repeated: it may hold a secret that belongs somewhere else.
            throw LkjException.usage("the object store for uploads is not understood")
                    .withHint(
                            "--uploads s3://BUCKET[/PREFIX]; its key is AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,\n"
                                    + "its place AWS_ENDPOINT_URL and AWS_REGION in the environment");
        }
        String region = first(variables, "us-east-1", "AWS_REGION", "AWS_DEFAULT_REGION");
        SigningKey key = new SigningKey(
                needed(variables, "AWS_ACCESS_KEY_ID"),
                needed(variables, "AWS_SECRET_ACCESS_KEY"),
                variables.getOrDefault("AWS_SESSION_TOKEN", ""),
                region);
        if (!region.matches("[a-z0-9-]+")) {
            throw LkjException.usage("AWS_REGION is no region");
        }
        String endpoint =
                first(variables, "https://s3." + region + ".amazonaws.com", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
        String prefix = form.group(2).isEmpty() ? "" : form.group(2).substring(1) + "/";
        return new StoreAddress(endpoint(endpoint), form.group(1), prefix, key);
    }

    private static String needed(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw LkjException.usage("--uploads needs " + name + " in the environment")
                    .withHint("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
        return value;
    }

    private static String first(Map<String, String> variables, String otherwise, String... names) {
        return List.of(names).stream()
                .map(name -> variables.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }

    private static URI endpoint(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()) {
                int usual = "https".equals(uri.getScheme()) ? 443 : 80;
                // As a connection writes it into Host, which is signed.
                return uri.getPort() == usual ? URI.create(uri.getScheme() + "://" + uri.getHost()) : uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below, not repeated: it may hold a secret.
        }
        throw LkjException.usage("AWS_ENDPOINT_URL is no address of an object store")
                .withHint("it takes scheme, host and port alone, such as http://127.0.0.1:9000");
    }

    URI endpoint() {
        return endpoint;
    }

    String bucket() {
        return bucket;
    }

    String prefix() {
        return prefix;
    }

    SigningKey key() {
        return key;
    }

    /** The address of the bucket, for people. */
    @Override
    public String toString() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1)) + " at "
                + endpoint;
    }
}
