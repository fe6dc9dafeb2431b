package dev.lkj.dockerfile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a command is written: as a list of words that is run as it is, or as a text for the shell. */
public sealed interface CommandForm {

    /** {@code ["python", "agent.py", "start"]}. */
    record Exec(List<String> words) implements CommandForm {
        /** Copies the list. */
        public Exec {
            words = List.copyOf(words);
        }
    }

    /** {@code python agent.py start}. */
    record Shell(String text) implements CommandForm {}

    /** The form of a command; what is no JSON list of strings is for the shell, as in Docker. */
    static CommandForm of(String arguments) {
        return strings(arguments).<CommandForm>map(Exec::new).orElseGet(() -> new Shell(arguments));
    }

    /** The strings of a JSON list; empty when the text is none. */
    static Optional<List<String>> strings(String text) {
        if (!text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            JsonNode list = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(text);
            List<String> strings = new ArrayList<>();
            for (JsonNode element : list) {
                if (!element.isTextual()) {
                    return Optional.empty();
                }
                strings.add(element.textValue());
            }
            return Optional.of(strings);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
