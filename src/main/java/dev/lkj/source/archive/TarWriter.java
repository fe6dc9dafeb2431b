package dev.lkj.source.archive;

import dev.lkj.source.tree.RawNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the entries of a tar, with extended headers where a name or a size needs one. */
public final class TarWriter {
    private static final int MODE_OF_EXTENSION = 0644;

    private final OutputStream out;
    private long written;

    /** Writes to a stream, which stays open. */
    public TarWriter(OutputStream out) {
        this.out = out;
    }

    /** The bytes written so far, headers and padding included. */
    public long written() {
        return written;
    }

    /** A folder; the name, given as its bytes, ends with a slash. */
    public void folder(String name, int mode) throws IOException {
        header(name, TarHeader.FOLDER, mode, 0);
    }

    /** The header of a file; exactly that many bytes must follow through {@link #content}. */
    public void file(String name, int mode, long size) throws IOException {
        header(name, TarHeader.FILE, mode, size);
    }

    /** Some bytes of the file whose header was written last. */
    public void content(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        written += length;
    }

    /** Ends the content of a file: fills up its last block. */
    public void endFile() throws IOException {
        int rest = (int) (written % TarHeader.BLOCK);
        if (rest > 0) {
            put(new byte[TarHeader.BLOCK - rest]);
        }
    }

    /** Ends the tar: two blocks of zeros. */
    public void finish() throws IOException {
        put(new byte[2 * TarHeader.BLOCK]);
    }

    private void header(String name, char type, int mode, long size) throws IOException {
        String records = records(name, size);
        if (!records.isEmpty()) {
            put(TarHeader.of("PaxHeaders/entry", TarHeader.EXTENDED, MODE_OF_EXTENSION, records.length()));
            put(records.getBytes(StandardCharsets.ISO_8859_1));
            endFile();
        }
        put(TarHeader.of(name, type, mode, size));
    }

    /** The records of an extended header, as bytes; empty when the plain header says everything. */
    private static String records(String name, long size) {
        StringBuilder records = new StringBuilder();
        boolean fits = TarHeader.holds(name);
        boolean text = RawNames.isUtf8(name);
        if (!fits && !text) {
            // Values are UTF-8 unless this says otherwise. Short names that are no UTF-8 stand in the plain header,
            // which every reader takes as bytes.
            records.append(record("hdrcharset", "BINARY"));
        }
        if (!fits || (text && !RawNames.isAscii(name))) {
            records.append(record("path", name));
        }
        if (size > TarHeader.MAX_SIZE) {
            records.append(record("size", Long.toString(size)));
        }
        return records.toString();
    }

    /** A record starts with its own length, the digits of that length included. */
    private static String record(String key, String value) {
        int rest = key.length() + value.length() + 3;
        int length = rest + 1;
        while (length != rest + Integer.toString(length).length()) {
            length++;
        }
        return length + " " + key + "=" + value + "\n";
    }

    private void put(byte[] bytes) throws IOException {
        content(bytes, bytes.length);
    }
}
