package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.regex.Pattern;

/** Documented limits of the service, checked before a request rather than by one. */
final class SecretLimits {
    private static final int MAX_NAME_LENGTH = 70;

    /** 16 KB. */
    private static final int MAX_VALUE_BYTES = 16 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

    private SecretLimits() {}

    /**
     * A secret and where it came from.
     *
     * @param from file and line, or the flag
     */
    record Origin(Secret secret, String from) {}

    /** Refuses what the service would refuse; the size of a file is checked where it is read. */
    static void check(Origin origin) {
        Secret secret = origin.secret();
        if (secret.kind() == Secret.Kind.FILE) {
            return;
        }
        int length = secret.name().length();
        if (length > MAX_NAME_LENGTH) {
            // So long a name may well be a value that lost its name.
            throw LkjException.usage(origin.from() + ": the name of a secret has " + length + " characters, at most "
                    + MAX_NAME_LENGTH + " are allowed");
        }
        String which = origin.from() + ": secret " + Printable.of(secret.name());
        if (!NAME.matcher(secret.name()).matches()) {
            throw LkjException.usage(which + ": a name may have letters, digits and _ only");
        }
        if (secret.size() > MAX_VALUE_BYTES) {
            throw LkjException.usage(which + ": the value has " + secret.size() + " bytes, at most " + MAX_VALUE_BYTES
                            + " (16 KB) are allowed")
                    .withHint("--secret-mount PATH gives the agent a file of up to 1 MB");
        }
    }
}
