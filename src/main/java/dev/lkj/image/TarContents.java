package dev.lkj.image;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The entries of a tar by name, read where they lie in it; links are followed. */
final class TarContents implements Closeable {
    /** Links to links; more are taken for a circle. */
    private static final int MOST_LINKS = 16;

    private final FileChannel channel;
    private final Map<String, TarArchiveEntry> entries = new HashMap<>();

    /** A part of the tar. */
    record Part(FileChannel channel, long offset, long size) {
        /** Opens it; several can be read at once. */
        InputStream open() {
            return new PartInput(this);
        }

        /** All of it, up to so many bytes. */
        byte[] bytes(int most) throws IOException {
            if (size > most) {
                throw new DamagedImage("has a description of " + size + " bytes, which none needs");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (InputStream in = open()) {
                in.transferTo(bytes);
            }
            return bytes.toByteArray();
        }
    }

    private TarContents(FileChannel channel) {
        this.channel = channel;
    }

    /** Reads the headers, not what is between them. */
    static TarContents open(Path file) throws IOException {
        TarContents contents = new TarContents(FileChannel.open(file, StandardOpenOption.READ));
        try (TarFile tar = new TarFile(file)) {
            for (TarArchiveEntry entry : tar.getEntries()) {
                contents.add(entry);
            }
            return contents;
        } catch (DamagedImage e) {
            contents.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            contents.close();
            throw new DamagedImage("is damaged, or no tar: " + e.getMessage());
        }
    }

    private void add(TarArchiveEntry entry) throws IOException {
        if (entry.isFile() && entry.getDataOffset() + entry.getSize() > channel.size()) {
            throw new DamagedImage("ends in the middle of " + entry.getName());
        }
        entries.put(normal(entry.getName()), entry);
    }

    private static String normal(String name) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    boolean has(String name) {
        return entries.containsKey(normal(name));
    }

    /** The content of a file. */
    Part find(String name) throws IOException {
        String at = normal(name);
        for (int i = 0; i < MOST_LINKS; i++) {
            TarArchiveEntry entry = Optional.ofNullable(entries.get(at))
                    .orElseThrow(() -> new DamagedImage("lacks " + name + ", which it names"));
            if (entry.isSymbolicLink()) {
                at = normal(at + "/../" + entry.getLinkName());
            } else if (entry.isLink()) {
                at = normal(entry.getLinkName());
            } else if (!entry.isFile() || entry.isSparse()) {
                throw new DamagedImage("has " + name + ", but not as a plain file");
            } else {
                return new Part(channel, entry.getDataOffset(), entry.getSize());
            }
        }
        throw new DamagedImage("has links in a circle at " + name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads a part of a file, without moving the file's own position. */
    private static final class PartInput extends InputStream {
        private final Part part;
        private long at;

        PartInput(Part part) {
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (at >= part.size) {
                return -1;
            }
            int wanted = (int) Math.min(length, part.size - at);
            int count = part.channel.read(ByteBuffer.wrap(bytes, offset, wanted), part.offset + at);
            if (count < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            at += count;
            return count;
        }
    }
}
