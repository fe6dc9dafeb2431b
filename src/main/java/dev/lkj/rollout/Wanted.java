package dev.lkj.rollout;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which version is to serve. */
public sealed interface Wanted {
    /**
     * The version that a deploy call announced; its tag is its name, by all evidence.
     *
     * @param image whether it is a prebuilt image, of which the service may note more by itself
     */
    record Deployed(String tag, Map<String, String> attributes, boolean image) implements Wanted {
        /** What the names of such notes begin with. */
        private static final String NOTE = "image_";

        /** A version that is built from source. */
        public Deployed(String tag, Map<String, String> attributes) {
            this(tag, attributes, false);
        }

        /** Whether a version has the attributes that this one was given. */
        boolean hasAttributes(Map<String, String> found) {
            Map<String, String> given = new HashMap<>(found);
            given.keySet().removeIf(name -> image && name.startsWith(NOTE) && !attributes.containsKey(name));
            return given.equals(attributes);
        }
    }

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
