package dev.lkj.source.sdk;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as SemVer orders them; missing parts are 0.
 *
 * @param numbers major, minor and patch
 * @param preRelease the parts of the pre-release, none for a release
 * @param metadata what stands behind the plus; it does not count
 */
record SemanticVersion(List<Long> numbers, List<String> preRelease, String metadata)
        implements Comparable<SemanticVersion> {
    private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    private static final Pattern FORM = Pattern.compile(
            "v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:-(" + IDENTIFIERS + "))?(?:\\+(" + IDENTIFIERS + "))?");

    /** The version that a text is; nothing when it is none. */
    static Optional<SemanticVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        List<String> preRelease =
                form.group(4) == null ? List.of() : List.of(form.group(4).split("\\.", -1));
        if (preRelease.stream().anyMatch(part -> isNumeric(part) && part.length() > 1 && part.startsWith("0"))) {
            return Optional.empty();
        }
        try {
            List<Long> numbers = List.of(number(form.group(1)), number(form.group(2)), number(form.group(3)));
            return Optional.of(new SemanticVersion(numbers, preRelease, form.group(5) == null ? "" : form.group(5)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseUnsignedLong(digits);
    }

    /** What stands before the first dash of the canonical form. */
    String base() {
        String release = Long.toUnsignedString(numbers.get(0)) + "." + Long.toUnsignedString(numbers.get(1)) + "."
                + Long.toUnsignedString(numbers.get(2));
        boolean hasMetadata = preRelease.isEmpty() && !metadata.isEmpty();
        // Metadata may have a dash, too.
        return hasMetadata ? (release + "+" + metadata).split("-", -1)[0] : release;
    }

    @Override
    public int compareTo(SemanticVersion other) {
        for (int i = 0; i < numbers.size(); i++) {
            int order = Long.compareUnsigned(numbers.get(i), other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return comparePreReleases(preRelease, other.preRelease);
    }

    private static int comparePreReleases(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compareParts(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareParts(String left, String right) {
        if (isNumeric(left) && isNumeric(right)) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return isNumeric(left) == isNumeric(right) ? left.compareTo(right) : isNumeric(left) ? -1 : 1;
    }

    private static boolean isNumeric(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
