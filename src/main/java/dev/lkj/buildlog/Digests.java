package dev.lkj.buildlog;

import java.util.regex.Pattern;

/** Digests in names: of their 64 digits the first twelve tell them apart. */
final class Digests {
    private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{12})[0-9a-f]{52}");

    private Digests() {}

    static String shortened(String text) {
        return DIGEST.matcher(text).replaceAll("$1");
    }
}
