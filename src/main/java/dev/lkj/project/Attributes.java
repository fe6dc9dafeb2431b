package dev.lkj.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the attributes that users give to a version. */
public final class Attributes {
    private Attributes() {}

    /**
     * The attributes of a command by name; pairs win over JSON. Empty when none was given.
     *
     * @param currentDirectory what a path is relative to
     * @param stdin what {@code --attributes -} reads
     * @throws LkjException (USAGE) when JSON is not an object of strings, or a pair is not {@code NAME=VALUE}
     */
    public static SortedMap<String, String> collect(AttributeFlags flags, Path currentDirectory, InputStream stdin) {
        SortedMap<String, String> attributes = new TreeMap<>();
        String json = flags.json();
        if (json != null) {
            attributes.putAll(fromJson(json, currentDirectory, stdin));
        }
        flags.pairs().forEach(pair -> attributes.putAll(fromPair(pair)));
        return Collections.unmodifiableSortedMap(attributes);
    }

    private static Map<String, String> fromJson(String given, Path currentDirectory, InputStream stdin) {
        if (given.equals("-")) {
            return parse(read(stdin), "--attributes -");
        }
        Optional<Path> file = existing(given, currentDirectory);
        if (file.isPresent()) {
            return parse(TextFile.read(file.get(), Printable.of(given)), "--attributes " + Printable.of(given));
        }
        if (!given.isBlank() && !given.strip().startsWith("{")) {
            throw LkjException.usage(
                    "--attributes " + Printable.of(given) + ": no such file, and not a JSON object of strings");
        }
        return parse(given, "--attributes");
    }

    private static String read(InputStream stdin) {
        try {
            return TextFile.decode(stdin.readAllBytes(), "--attributes -");
        } catch (IOException e) {
            throw LkjException.usage("--attributes -: cannot read standard input: " + IoCause.of(e));
        }
    }

    private static Optional<Path> existing(String given, Path currentDirectory) {
        try {
            return given.isEmpty()
                    ? Optional.empty()
                    : Optional.of(currentDirectory.resolve(given)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parse(String json, String origin) {
        JsonNode root;
        try {
            root = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(json);
        } catch (JsonProcessingException e) {
            // Without the parser's text: a file that was named by mistake may hold secrets.
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw LkjException.usage(origin + ": " + where + "not valid JSON");
        }
        if (!root.isObject()) {
            throw LkjException.usage(origin + ": not a JSON object of strings");
        }
        Map<String, String> attributes = new TreeMap<>();
        root.properties().forEach(member -> {
            if (!member.getValue().isTextual()) {
                throw LkjException.usage(
                        origin + ": the value of \"" + Printable.of(member.getKey()) + "\" is not a string");
            }
            attributes.put(member.getKey(), member.getValue().textValue());
        });
        return attributes;
    }

    private static Map<String, String> fromPair(String pair) {
        Map<String, String> values;
        try {
            values = Dotenv.of(pair).values();
        } catch (DotenvException e) {
            throw badPair(pair, e.described());
        }
        if (values.isEmpty() || values.containsKey("")) {
            throw badPair(pair, "is not NAME=VALUE");
        }
        return values;
    }

    private static LkjException badPair(String pair, String cause) {
        return LkjException.usage("invalid key-value pair: " + Printable.of(pair) + ": " + cause);
    }
}
