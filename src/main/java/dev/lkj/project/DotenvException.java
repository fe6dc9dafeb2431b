package dev.lkj.project;

import dev.lkj.error.LkjException;

/** A dotenv text is not well formed; says where and what, and never holds any of the text but a name. */
final class DotenvException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String key;
    private final String problem;

    /**
     * A mistake.
     *
     * @param line its line, from 1
     * @param key the name being assigned; empty when there is none that may be shown
     */
    DotenvException(int line, String key, String problem) {
        super("line " + line + ": " + problem);
        this.line = line;
        this.key = key;
        this.problem = problem;
    }

    /** The mistake in a file. */
    LkjException in(String shown) {
        return LkjException.usage(shown + ":" + line + ": " + described());
    }

    /** Name and mistake, without a line. */
    String described() {
        return key.isEmpty() ? problem : key + ": " + problem;
    }
}
