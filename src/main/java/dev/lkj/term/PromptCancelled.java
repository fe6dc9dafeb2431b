package dev.lkj.term;

/** The user left a question without an answer, by Esc, Ctrl-C or the end of input; nothing was chosen. */
public final class PromptCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A question without an answer. */
    public PromptCancelled() {
        super("cancelled");
    }
}
