package dev.lkj.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in the form of image digests. */
final class Sha256 {
    private static final int BUFFER = 64 * 1024;

    private Sha256() {}

    static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String ended(MessageDigest digest) {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        MessageDigest digest = begun();
        digest.update(bytes);
        return ended(digest);
    }

    /** The digest of all that follows in a stream, which is passed on to another. */
    static String copy(InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = begun();
        DigestInputStream read = new DigestInputStream(in, digest);
        byte[] buffer = new byte[BUFFER];
        for (int count = read.read(buffer); count >= 0; count = read.read(buffer)) {
            out.write(buffer, 0, count);
        }
        return ended(digest);
    }

    static String copy(InputStream in) throws IOException {
        return copy(in, OutputStream.nullOutputStream());
    }
}
