package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assignments of a dotenv text, in the order in which their names first appear; a later value of a name wins. The
 * dialect is that of godotenv 1.5.1.
 */
public record Dotenv(List<Entry> entries) {
    /** Copies the list. */
    public Dotenv {
        entries = List.copyOf(entries);
    }

    /**
     * One assignment.
     *
     * @param name the name; empty for a last word without {@code =}
     * @param line where the assignment begins, from 1
     */
    public record Entry(String name, String value, int line) {
        /** Name and line; the value may be a secret. */
        @Override
        public String toString() {
            return name + " in line " + line;
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param shown how messages name the file
     * @throws LkjException (USAGE) when it is not well formed, with file, line and at most the name
     */
    public static Dotenv parse(String text, String shown) {
        try {
            return of(text);
        } catch (DotenvException e) {
            throw e.in(shown);
        }
    }

    static Dotenv of(String text) throws DotenvException {
        return new Dotenv(new DotenvParser(text).parse());
    }

    /** The values by name. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        entries.forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }
}
