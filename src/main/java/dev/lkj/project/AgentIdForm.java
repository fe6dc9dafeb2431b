package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.regex.Pattern;

/** What the ids of agents and the names of versions look like, to tell a slip from a choice. */
public final class AgentIdForm {
    /** Ids are handed out by the service; this is the form of all that were seen. */
    private static final Pattern USUAL = Pattern.compile("CA_[A-Za-z0-9_-]+");

    /** Wider than the usual form: the service decides which ids there are. */
    private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9_-]+");

    /** Versions are named by the time of their deploy call, to the second. */
    private static final Pattern VERSION = Pattern.compile("\\d{14}");

    private AgentIdForm() {}

    /** Whether a word has the form of an agent's id, as the folder of a command does not. */
    public static boolean looksLikeId(String word) {
        return USUAL.matcher(word).matches();
    }

    /** Whether a word has the form of a version's name. */
    public static boolean looksLikeVersion(String word) {
        return VERSION.matcher(word).matches();
    }

    /**
     * The value of {@code --id}, if it can be an agent's id.
     *
     * @throws LkjException (USAGE) when it is a version, a path, an assignment or the like
     */
    public static String check(String id) {
        if (looksLikeVersion(id)) {
            throw wrong("--id " + id + " is a version, not an agent's id");
        }
        if (!POSSIBLE.matcher(id).matches()) {
            throw wrong("--id " + Printable.of(id) + " is not an agent's id");
        }
        return id;
    }

    private static LkjException wrong(String message) {
        return LkjException.usage(message).withHint("agent ids look like CA_abc; lkj agent list shows them");
    }
}
