package dev.lkj.emulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a fault does, after its delay. */
public enum FaultAction {
    /** Nothing more: the request is only late. */
    DELAY,
    /** Answers a status, with headers and a body, in the place of the service; the request is not acted on. */
    STATUS,
    /** Closes the connection after so many bytes of the request's body; the request is not acted on. */
    CUT_REQUEST,
    /** Acts on the request and closes the connection before the answer. */
    CUT_ANSWER,
    /** Acts on the request and closes the connection after so many bytes of the answer's body. */
    CUT_BODY,
    /** Acts on the request and ends the answer's body in good order after so many bytes. */
    TRUNCATE;

    /** The word for it in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of a word; an empty word is a delay. */
    public static Optional<FaultAction> of(String word) {
        if (word.isEmpty()) {
            return Optional.of(DELAY);
        }
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }
}
