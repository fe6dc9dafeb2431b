package dev.lkj.dockerfile;

import java.util.Locale;
import java.util.Optional;

/** The words that an instruction may begin with. */
public enum Keyword {
    ADD,
    ARG,
    CMD,
    COPY,
    ENTRYPOINT,
    ENV,
    EXPOSE,
    FROM,
    HEALTHCHECK,
    LABEL,
    MAINTAINER,
    ONBUILD,
    RUN,
    SHELL,
    STOPSIGNAL,
    USER,
    VOLUME,
    WORKDIR;

    /** Docker suggests a word when it is at most this many edits away. */
    private static final int SUGGESTED_DISTANCE = 2;

    static Keyword read(String word, int line) throws DockerfileException {
        for (Keyword keyword : values()) {
            if (keyword.name().equalsIgnoreCase(word)) {
                return keyword;
            }
        }
        String suggestion =
                nearest(word).map(near -> " (did you mean " + near + "?)").orElse("");
        throw new DockerfileException(line, "unknown instruction: " + word + suggestion);
    }

    private static Optional<Keyword> nearest(String word) {
        Keyword best = null;
        int bestDistance = SUGGESTED_DISTANCE + 1;
        for (Keyword keyword : values()) {
            int distance = EditDistance.between(word.toUpperCase(Locale.ROOT), keyword.name());
            if (distance < bestDistance) {
                best = keyword;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether lines of the instruction may hold here-documents. */
    boolean takesHeredocs() {
        return this == RUN || this == COPY || this == ADD;
    }

    /** Whether the instruction makes a step of the build that is shown; the others only change the settings. */
    public boolean isStep() {
        return this == ADD || this == COPY || this == RUN || this == WORKDIR;
    }
}
