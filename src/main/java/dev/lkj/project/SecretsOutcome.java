package dev.lkj.project;

import java.util.List;

/** What came of collecting secrets. */
public sealed interface SecretsOutcome {

    /**
     * The secrets.
     *
     * @param notes status lines to print, in order
     */
    record Collected(List<Secret> secrets, List<String> notes) implements SecretsOutcome {
        /** Copies the lists. */
        public Collected {
            secrets = List.copyOf(secrets);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Somebody must say which env file is meant, or that none is.
     *
     * @param files the files there are, by name, the likeliest first
     */
    record NeedsFileChoice(List<String> files, SecretsCollector collector) implements SecretsOutcome {
        /** What to ask. */
        public static final String QUESTION = "Select secrets file";

        /** The entry behind the files that stands for no file. */
        public static final String NONE = "[none]";

        /** The secrets with those of this file. */
        public Collected choose(String file) {
            return collector.withProbedFile(file);
        }

        /** The secrets without a file. */
        public Collected chooseNone() {
            return collector.withoutFile();
        }
    }
}
