package dev.lkj.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from the name, and for some names from the first bytes, whether a file looks like a secret. */
final class SecretLook {
    private static final int HEAD_BYTES = 16 << 10;
    /** No key is larger; slides of Keynote, which end in {@code .key}, too, are. */
    private static final long MAX_KEY_BYTES = 1 << 20;

    private static final Set<String> SSH_KEYS = Set.of("id_rsa", "id_dsa", "id_ecdsa", "id_ed25519");
    private static final Pattern KEY_STORE = Pattern.compile(".*\\.(p12|pfx|jks|keystore|kdbx|ppk)");
    private static final Set<String> TOKENS =
            Set.of(".npmrc", ".pypirc", ".netrc", "_netrc", ".htpasswd", ".git-credentials", "kubeconfig", ".envrc");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\.env(\\..*)?|.+\\.env");
    private static final Pattern EXAMPLE = Pattern.compile(".*\\.(example|sample|template|dist)");
    private static final Pattern CREDENTIALS = Pattern.compile(
            ".*(credential|service[-_]?account|client[-_]?secret|secrets?)[^/]*\\.(json|ya?ml|toml|ini|txt)"
                    + "|credentials|secrets?");

    private SecretLook() {}

    /** What it looks like, as the end of a sentence; nothing when it looks harmless. */
    static Optional<String> of(PackedEntry file, Path path) {
        String name = file.path().name().toLowerCase(Locale.ROOT);
        if (SSH_KEYS.contains(name)) {
            return Optional.of("a private key");
        }
        if (name.endsWith(".key") && file.size() <= MAX_KEY_BYTES) {
            return Optional.of("a private key");
        }
        if (name.endsWith(".pem")) {
            return head(path).contains("PRIVATE KEY-----") ? Optional.of("a private key") : Optional.empty();
        }
        if (KEY_STORE.matcher(name).matches()) {
            return Optional.of("a key store");
        }
        if (ENVIRONMENT.matcher(name).matches() && !EXAMPLE.matcher(name).matches()) {
            return Optional.of("an environment file");
        }
        if (TOKENS.contains(name) || CREDENTIALS.matcher(name).matches()) {
            return Optional.of("credentials");
        }
        return mayBeServiceKey(name, file.size()) && head(path).contains("-----BEGIN PRIVATE KEY-----")
                ? Optional.of("credentials")
                : Optional.empty();
    }

    /** Keys of service accounts have any name; their size is what keeps most files from being opened. */
    private static boolean mayBeServiceKey(String name, long size) {
        return name.endsWith(".json") && size >= 1_000 && size <= 8_000;
    }

    private static String head(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Packing it will say what is wrong with it.
            return "";
        }
    }
}
