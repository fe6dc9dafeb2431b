package dev.lkj.source;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Counts, hashes and limits what is written; the stream behind it stays open. */
final class ArchiveOutput extends OutputStream {
    private final OutputStream out;
    private final long limit;
    private final Supplier<LkjException> tooLarge;
    private final MessageDigest digest;
    private long size;

    ArchiveOutput(OutputStream out, long limit, Supplier<LkjException> tooLarge) {
        this.out = out;
        this.tooLarge = tooLarge;
        this.limit = limit;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (size > limit) {
            throw tooLarge.get();
        }
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
    }

    long size() {
        return size;
    }

    /** The hash of everything written; to be asked once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
