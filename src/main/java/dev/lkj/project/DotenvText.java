package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes dotenv texts that say what they are meant to, whatever the values are. */
public final class DotenvText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@+,-]*");

    private DotenvText() {}

    /**
     * A text of these values in their order.
     *
     * @throws LkjException (USAGE) when the format has no way to write one of them
     */
    public static String of(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(line(name, value)).append('\n'));
        return text.toString();
    }

    /**
     * An example's text with other values: comments and order stay where the example has a line for each name.
     *
     * @param values the values of all the example's names
     */
    public static String of(String example, Map<String, String> values) {
        List<String> lines = new ArrayList<>(example.lines().toList());
        Dotenv parsed = Dotenv.parse(example, "the example");
        for (Dotenv.Entry entry : parsed.entries()) {
            int index = entry.line() - 1;
            String value = values.getOrDefault(entry.name(), entry.value());
            if (!value.equals(entry.value()) && index < lines.size()) {
                lines.set(index, line(entry.name(), value));
            }
        }
        String text = String.join("\n", lines) + "\n";
        Map<String, String> wanted = new LinkedHashMap<>(parsed.values());
        wanted.replaceAll((name, value) -> values.getOrDefault(name, value));
        return parse(text).filter(wanted::equals).isPresent() ? text : of(wanted);
    }

    private static String line(String name, String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("$", "\\$")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return Stream.of(PLAIN.matcher(value).matches() ? value : "\0", "\"" + escaped + "\"", "'" + value + "'", value)
                .map(form -> name + "=" + form)
                .filter(line ->
                        parse(line + "\n").filter(Map.of(name, value)::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> LkjException.usage(
                                "the value of " + Printable.of(name)
                                        + " cannot be written into an env file: it ends with a quote, and has the other kind too")
                        .withHint("write it by hand where it is needed"));
    }

    private static Optional<Map<String, String>> parse(String text) {
        try {
            return Optional.of(Dotenv.of(text).values());
        } catch (DotenvException e) {
            return Optional.empty();
        }
    }
}
