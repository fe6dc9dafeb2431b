package dev.lkj.image;

import dev.lkj.error.LkjException;
import java.util.regex.Pattern;

/**
 * The name of an image as a user gives it.
 *
 * @param text as it was given
 */
record ImageReference(String text) {
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*(?:@[A-Za-z0-9]+:[0-9a-fA-F]{32,})?");
    private static final Pattern HUB = Pattern.compile("^(?:(?:index\\.|registry-1\\.)?docker\\.io/)");

    /** A name. */
    static ImageReference of(String text) {
        if (text.isBlank()) {
            throw LkjException.usage("empty image reference");
        }
        if (!FORM.matcher(text).matches() || text.contains("//") || text.endsWith("/") || text.endsWith(":")) {
            throw LkjException.usage("invalid image reference: " + text);
        }
        return new ImageReference(text);
    }

    /** Whether another name means the same image: the hub's names, {@code library/} and {@code latest} are implied. */
    boolean means(String other) {
        return normal(text).equals(normal(other));
    }

    private static String normal(String name) {
        String path = HUB.matcher(name).replaceFirst("").replaceFirst("^library/", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.contains(":") || last.contains("@") ? path : path + ":latest";
    }
}
