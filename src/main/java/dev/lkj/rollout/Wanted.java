package dev.lkj.rollout;

import java.util.Map;
import java.util.Set;

/** Which version is to serve. */
public sealed interface Wanted {
    /** The version that a deploy call announced; its tag is its name, by all evidence. */
    record Deployed(String tag, Map<String, String> attributes) implements Wanted {}

    /** A version that exists; done only when none of the cancelled ones rolls any more. */
    record Existing(String version, Set<String> cancelled) implements Wanted {
        /** A version that exists. */
        public Existing(String version) {
            this(version, Set.of());
        }
    }

    /** Whichever version becomes current next. */
    record NextCurrent() implements Wanted {}
}
