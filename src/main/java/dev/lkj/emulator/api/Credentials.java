package dev.lkj.emulator.api;

import java.security.SecureRandom;

/** A project's API key and secret; its text never shows the secret. */
public record Credentials(String key, String secret) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Neither may be empty. */
    public Credentials {
        if (key.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("empty key or secret");
        }
    }

    /** The pair that LiveKit's development mode has everywhere; whoever is on this machine knows it. */
    public static Credentials development() {
        return new Credentials("devkey", "secret");
    }

    /** A new pair; the secret has more than 250 random bits. */
    public static Credentials generate() {
        SecureRandom random = new SecureRandom();
        return new Credentials("API" + text(random, 12), text(random, 43));
    }

    private static String text(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Credentials[" + key + "]";
    }
}
