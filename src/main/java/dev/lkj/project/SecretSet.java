package dev.lkj.project;

import dev.lkj.error.LkjException;
import dev.lkj.project.Secret.Kind;
import dev.lkj.project.SecretsOutcome.Collected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Secrets while they are collected: by name, each with where it came from. */
final class SecretSet {
    /** Documented limit of the service: 1 MB. */
    static final int MAX_FILE_BYTES = 1_048_576;

    /** The service gives every agent these three by itself. */
    private static final Set<String> INJECTED = Set.of("LIVEKIT_API_KEY", "LIVEKIT_API_SECRET", "LIVEKIT_URL");

    private final Map<String, SecretLimits.Origin> secrets = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** A file that the agent gets as a file of the same base name; a later one of that name replaces it. */
    void addMount(Path path, String shown) {
        if (!Files.exists(path)) {
            throw LkjException.usage("failed to get secret file: " + shown + ": no such file or directory");
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(path)) {
            content = in.readNBytes(MAX_FILE_BYTES + 1);
        } catch (IOException e) {
            throw LkjException.usage("failed to read secret file: " + shown + ": " + IoCause.of(e));
        }
        if (content.length > MAX_FILE_BYTES) {
            throw LkjException.usage("secret file size is too large (must be under 1 MB): " + shown);
        }
        put(new Secret(String.valueOf(path.getFileName()), Kind.FILE, content), shown);
    }

    /**
     * The assignments of one {@code --secrets} value.
     *
     * @param number which of the values it is, from 1: the value itself is never shown
     */
    void addPairs(String pairs, int number) {
        String origin = "--secrets value " + number;
        Dotenv parsed;
        try {
            parsed = Dotenv.of(pairs);
        } catch (DotenvException e) {
            throw badPair(origin + ": " + e.described());
        }
        boolean named =
                parsed.entries().stream().noneMatch(entry -> entry.name().isEmpty());
        if (parsed.entries().isEmpty() || !named) {
            throw badPair(origin + " is not NAME=VALUE");
        }
        parsed.entries().forEach(entry -> put(environment(entry), origin));
    }

    private static LkjException badPair(String what) {
        return LkjException.usage("failed to parse secrets: invalid key-value pair: " + what);
    }

    /** The assignments of an env file, of which the flags' names are left out. */
    void addEnvFile(String text, String shown, boolean ignoreEmpty) {
        notes.add("Using secrets file [" + shown + "]");
        List<String> skipped = new ArrayList<>();
        for (Dotenv.Entry entry : Dotenv.parse(text, shown).entries()) {
            String origin = shown + ":" + entry.line();
            if (entry.name().isEmpty()) {
                throw LkjException.usage(origin + ": is not NAME=VALUE");
            }
            if (secrets.containsKey(entry.name())) {
                continue;
            }
            if (!entry.value().isEmpty()) {
                put(environment(entry), origin);
            } else if (ignoreEmpty) {
                skipped.add(Printable.of(entry.name()));
            } else {
                throw LkjException.usage(origin + ": failed to parse secrets file: secret "
                        + Printable.of(entry.name()) + " is empty, either remove it or provide a value, or use "
                        + "--ignore-empty-secrets to skip empty values");
            }
        }
        if (!skipped.isEmpty()) {
            notes.add("Skipped " + skipped.size() + " empty secret(s): " + String.join(", ", skipped));
        }
    }

    /** The secrets, checked. */
    Collected finish(SecretsMode mode) {
        boolean dropped = secrets.keySet().removeAll(INJECTED);
        if (secrets.isEmpty() && mode == SecretsMode.REQUIRED) {
            throw LkjException.usage(
                            dropped
                                    ? "no valid secrets provided, LIVEKIT_ secrets are ignored and injected "
                                            + "automatically to your agent"
                                    : "no secrets provided")
                    .withHint("--secrets NAME=VALUE, --secrets-file FILE or --secret-mount PATH");
        }
        secrets.values().forEach(SecretLimits::check);
        return new Collected(
                secrets.values().stream().map(SecretLimits.Origin::secret).toList(), notes);
    }

    private static Secret environment(Dotenv.Entry entry) {
        return new Secret(entry.name(), Kind.ENVIRONMENT, entry.value().getBytes(StandardCharsets.UTF_8));
    }

    private void put(Secret secret, String from) {
        secrets.put(secret.name(), new SecretLimits.Origin(secret, from));
    }
}
