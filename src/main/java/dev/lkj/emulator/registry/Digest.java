package dev.lkj.emulator.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digest by which a blob or a manifest is known.
 *
 * @param algorithm {@code sha256} or {@code sha512}
 * @param hex its lower-case digits
 */
public record Digest(String algorithm, String hex) {
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final int BUFFER = 64 * 1024;

    /** The digest of a text such as {@code sha256:…}; empty when it is none that this registry knows. */
    public static Optional<Digest> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        return Optional.of(new Digest(text.substring(0, colon), text.substring(colon + 1)));
    }

    /** The SHA-256 of some bytes. */
    public static Digest of(byte[] bytes) {
        return new Digest("sha256", HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    static MessageDigest sha256() {
        return algorithm("SHA-256");
    }

    static Digest ended(MessageDigest sha256) {
        return new Digest("sha256", HexFormat.of().formatHex(sha256.digest()));
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    /** Whether a file is what this digest says. */
    boolean matches(Path file) throws IOException {
        MessageDigest digest = algorithm(algorithm.equals("sha256") ? "SHA-256" : "SHA-512");
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(hex);
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
