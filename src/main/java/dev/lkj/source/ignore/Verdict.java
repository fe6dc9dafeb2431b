package dev.lkj.source.ignore;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules say about one name of a folder. */
public final class Verdict {
    private final @Nullable Cause cause;
    private final boolean entered;
    private final @Nullable GitPattern gitExclusion;
    private final List<OpenName> openNames;

    Verdict(@Nullable Cause cause, boolean entered, @Nullable GitPattern gitExclusion, List<OpenName> openNames) {
        this.cause = cause;
        this.entered = entered;
        this.gitExclusion = gitExclusion;
        this.openNames = openNames;
    }

    /** Whether it belongs into the archive. */
    public boolean isKept() {
        return cause == null;
    }

    /** Why it is left out; nothing when it is kept. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    /** Whether a folder has to be looked into: it is kept, or a line may bring back something below it. */
    public boolean isEntered() {
        return entered;
    }

    /** The line by which git ignores it, and all that is in it. */
    @Nullable
    GitPattern gitExclusion() {
        return gitExclusion;
    }

    /** The built-in names on the way to it, for which no line has asked. */
    List<OpenName> openNames() {
        return openNames;
    }
}
