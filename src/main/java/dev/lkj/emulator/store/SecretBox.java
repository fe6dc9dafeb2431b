package dev.lkj.emulator.store;

import dev.lkj.emulator.state.SecretCipher;
import dev.lkj.error.LkjException;
import dev.lkj.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-GCM.
 *
 * <p>The nonce is a keyed hash of the value, not a random number: the same value gives the same text, so that what did
 * not change is not written again. Equal values can be seen to be equal, and nothing else.
 */
final class SecretBox implements SecretCipher {
    /** AES-256. */
    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecretKeySpec nonceKey;

    SecretBox(byte[] secret) {
        key = new SecretKeySpec(secret, "AES");
        nonceKey = new SecretKeySpec(hash(new SecretKeySpec(secret, "HmacSHA256"), "nonce"), "HmacSHA256");
    }

    private static byte[] hash(SecretKeySpec key, String label) {
        return hash(key, label.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hash(SecretKeySpec key, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String seal(Bytes value) {
        byte[] content = value.toArray();
        byte[] nonce = Arrays.copyOf(hash(nonceKey, content), NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(content.length));
            cipher.doFinal(content, 0, content.length, sealed, NONCE_BYTES);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Bytes open(String sealed) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES));
            return Bytes.of(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw LkjException.failed("a stored secret cannot be opened with the key file of the data folder", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
