package dev.lkj.emulator.engine.docker;

import dev.lkj.emulator.engine.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose containers and images are whose: an emulator with a data folder, or one that ends with its process.
 *
 * @param name a word that can stand in the names of containers and images
 */
record Owner(String name) {
    private static final Pattern PROCESS = Pattern.compile("p-(\\d*)-(\\d+)-(e?\\d+)-[0-9a-f]+");
    private static final int HASH_DIGITS = 16;

    /** All emulators that ever use this data folder; a copy of the folder is another one. */
    static Owner ofFolder(Path folder) throws IOException {
        Path file = folder.resolve("docker-owner");
        if (!Files.exists(file)) {
            Files.writeString(file, UUID.randomUUID() + "\n");
        }
        return new Owner("d-" + hash(Files.readString(file) + folder.toRealPath()));
    }

    /** An emulator of this process, and not another one of it. */
    static Owner ofThisProcess() {
        ProcessIdentity own = ProcessIdentity.own();
        return new Owner("p-" + placeDigits() + "-" + own.pid() + "-"
                + own.start().replace('@', 'e') + "-" + hash(UUID.randomUUID().toString()));
    }

    /** Whether it is an emulator's process, of this place, that is no more. */
    boolean isOfDeadProcess() {
        Matcher process = PROCESS.matcher(name);
        return process.matches()
                && process.group(1).equals(placeDigits())
                && ProcessIdentity.parse(
                                process.group(2) + " " + process.group(3).replace('e', '@'))
                        .filter(identity -> !identity.isAlive())
                        .isPresent();
    }

    /** Process ids of another container mean nothing here. */
    private static String placeDigits() {
        return ProcessIdentity.place().replaceAll("\\D", "");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
