package dev.lkj.term;

import java.util.List;

/** Stands for a user who cannot be asked, as in a CI job. */
enum SilentPrompter implements Prompter {
    INSTANCE;

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean confirm(String question, boolean byDefault) {
        throw asked(question);
    }

    @Override
    public int pick(String title, List<Line> choices, int chosen) {
        throw asked(title);
    }

    @Override
    public String ask(String question, String byDefault) {
        throw asked(question);
    }

    @Override
    public String askHidden(String question) {
        throw asked(question);
    }

    private static IllegalStateException asked(String question) {
        return new IllegalStateException("asked without a terminal: " + question);
    }
}
