package dev.lkj.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the URL of a project says by its form alone; no name is looked up. */
final class ProjectUrl {
    /** The service's own rule, which is why it is not a URL parser's. */
    private static final Pattern SUBDOMAIN = Pattern.compile("^(?:https?|wss?)://([^.]+)\\.");

    private static final Pattern EMULATOR =
            Pattern.compile("(?i)(?:https?|wss?)://[^./:?#@\\s]+\\.localhost(?::\\d*)?(?:[/?#].*)?");
    private static final Pattern USER_INFO = Pattern.compile("://[^/?#@]*@");

    private static final Pattern AUTHORITY = Pattern.compile("[a-zA-Z]+://(?:[^/?#@]*@)?([^/?#]*)");

    private ProjectUrl() {}

    static Optional<String> subdomain(String url) {
        // A password in front of the host is no part of a name that is shown and compared.
        Matcher matcher = SUBDOMAIN.matcher(USER_INFO.matcher(url).replaceFirst("://"));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether the host is {@code <subdomain>.localhost}, the form that the emulator gives. */
    static boolean isEmulatorForm(String url) {
        return EMULATOR.matcher(url).matches();
    }

    /** Whether two URLs lead to the same host and port; {@code wss} and {@code https} are two ways to one project. */
    static boolean sameHost(String one, String other) {
        return authority(one).equalsIgnoreCase(authority(other));
    }

    private static String authority(String url) {
        Matcher matcher = AUTHORITY.matcher(url);
        return matcher.lookingAt() ? matcher.group(1) : url;
    }

    /** The URL for messages: without a user's name and password, should somebody have put them there. */
    static String shown(String url) {
        return Printable.of(USER_INFO.matcher(url).replaceFirst("://…@"));
    }
}
