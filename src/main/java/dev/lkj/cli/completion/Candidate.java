package dev.lkj.cli.completion;

import dev.lkj.term.SafeText;

/**
 * One thing that may stand there.
 *
 * @param word what is typed
 * @param description what it is; empty where the word says it
 */
record Candidate(String word, String description) {
    private static final int LONGEST = 60;

    static Candidate of(String word) {
        return new Candidate(word, "");
    }

    /** The line that a shell's script reads: the word, and behind a tab the description. */
    String line() {
        String shown = SafeText.of(description);
        String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown;
        return cut.isEmpty() ? word : word + "\t" + cut;
    }
}
