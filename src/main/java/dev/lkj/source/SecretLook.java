package dev.lkj.source;

import dev.lkj.source.tree.TreeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells from the name, and for some names from the first bytes, whether a file looks like a secret. */
final class SecretLook {
    private static final int HEAD_BYTES = 16 << 10;
    /** No key is larger; slides of Keynote, which end in {@code .key}, too, are. */
    private static final long MAX_KEY_BYTES = 1 << 20;

    private static final Set<String> SSH_KEYS = Set.of("id_rsa", "id_dsa", "id_ecdsa", "id_ed25519");
    private static final Set<String> KEY_STORES = Set.of("p12", "pfx", "jks", "keystore", "kdbx", "ppk");
    private static final Set<String> TOKENS =
            Set.of(".npmrc", ".pypirc", ".netrc", "_netrc", ".htpasswd", ".git-credentials", "kubeconfig", ".envrc");
    private static final Set<String> EXAMPLES = Set.of("example", "sample", "template", "dist");
    private static final Set<String> CREDENTIAL_NAMES = Set.of("credentials", "secret", "secrets");
    private static final Set<String> CREDENTIAL_FORMATS = Set.of("json", "yml", "yaml", "toml", "ini", "txt");
    private static final List<String> CREDENTIAL_WORDS =
            List.of("credential", "serviceaccount", "service-account", "service_account", "secret");

    private SecretLook() {}

    /** What it looks like, as the end of a sentence; nothing when it looks harmless. */
    static Optional<String> of(PackedEntry file, TreeReader tree) {
        String name = file.path().name().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String extension = name.substring(dot + 1);
        if (SSH_KEYS.contains(name)) {
            return Optional.of("a private key");
        }
        if (name.endsWith(".key") && file.size() <= MAX_KEY_BYTES) {
            return Optional.of("a private key");
        }
        if (name.endsWith(".pem")) {
            return head(file, tree).contains("PRIVATE KEY-----") ? Optional.of("a private key") : Optional.empty();
        }
        if (dot >= 0 && KEY_STORES.contains(extension)) {
            return Optional.of("a key store");
        }
        if (isEnvironment(name) && !EXAMPLES.contains(extension)) {
            return Optional.of("an environment file");
        }
        if (TOKENS.contains(name) || CREDENTIAL_NAMES.contains(name) || isCredentials(stem, extension)) {
            return Optional.of("credentials");
        }
        return mayBeServiceKey(name, file.size()) && head(file, tree).contains("-----BEGIN PRIVATE KEY-----")
                ? Optional.of("credentials")
                : Optional.empty();
    }

    private static boolean isEnvironment(String name) {
        return name.endsWith(".env") || name.startsWith(".env.");
    }

    /** Plain searches, and only for some formats: expressions took a tenth of the time of a walk. */
    private static boolean isCredentials(String stem, String extension) {
        return CREDENTIAL_FORMATS.contains(extension)
                && CREDENTIAL_WORDS.stream().anyMatch(stem::contains);
    }

    /** Keys of service accounts have any name; their size is what keeps most files from being opened. */
    private static boolean mayBeServiceKey(String name, long size) {
        return name.endsWith(".json") && size >= 1_000 && size <= 8_000;
    }

    private static String head(PackedEntry file, TreeReader tree) {
        try (InputStream in = Files.newInputStream(tree.locate(file.path()))) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Packing it will say what is wrong with it.
            return "";
        }
    }
}
