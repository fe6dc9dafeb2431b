package dev.lkj.emulator.state;

import java.util.Map;

/** A call that the service does not do, with the reason that it answers. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of refusal, as the API names them in lower case. */
    public enum Kind {
        /** An argument is missing or wrong. */
        INVALID_ARGUMENT,
        /** There is no such agent, deployment or version. */
        NOT_FOUND,
        /** There is one already. */
        ALREADY_EXISTS,
        /** The project's plan does not include it. */
        PERMISSION_DENIED,
        /** Not in this state. */
        FAILED_PRECONDITION,
        /** More than the plan includes. */
        RESOURCE_EXHAUSTED,
        /** Something that the service needs does not answer. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final transient Map<String, String> meta;

    private Refused(Kind kind, String message, Map<String, String> meta) {
        super(message, null, false, false);
        this.kind = kind;
        this.meta = meta;
    }

    /** A refusal of the given kind. */
    public static Refused of(Kind kind, String message) {
        return new Refused(kind, message, Map.of());
    }

    /** A wrong argument; the message starts with its name. */
    public static Refused argument(String name, String problem) {
        return new Refused(Kind.INVALID_ARGUMENT, name + " " + problem, Map.of("argument", name));
    }

    /** What kind of refusal it is. */
    public Kind kind() {
        return kind;
    }

    /** More about it, by name. */
    public Map<String, String> meta() {
        return meta;
    }

    /** The reason, for the user. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
