package dev.lkj.emulator.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that an instance prints to. It is bounded by {@link #cap}: at 8 MiB its content moves to a second file and
 * it begins anew, so that an instance keeps its last 8 to 16 MiB. What it prints in that very moment may be lost.
 */
final class OutputFile {
    static final long CAP_BYTES = 8L << 20;
    /** How much of the end is looked at for the last lines. */
    private static final int TAIL_BYTES = 1 << 20;

    private final Path file;
    private final Path older;

    OutputFile(Path file) {
        this.file = file;
        this.older = file.resolveSibling(file.getFileName() + ".1");
    }

    /** The last lines, oldest first; half a line at the end is one too. */
    List<String> tail(int lines) {
        List<String> tail = new ArrayList<>(lastLines(file));
        if (tail.size() < lines) {
            tail.addAll(0, lastLines(older));
        }
        return List.copyOf(tail.subList(Math.max(0, tail.size() - lines), tail.size()));
    }

    /** How many bytes it holds now; 0 when it is not there. */
    long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The bytes from a position on, at most 64 KiB of them; none when there are none. */
    byte[] read(long position) {
        return read(file, position, 64 * 1024);
    }

    /** Moves the content aside when there is too much of it. */
    void cap() throws IOException {
        if (size() > CAP_BYTES) {
            // Copied and cut, not renamed: the instance goes on writing to the file that it has open.
            Files.copy(file, older, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    private static List<String> lastLines(Path file) {
        long size;
        try {
            size = Files.size(file);
        } catch (IOException e) {
            return List.of();
        }
        long from = Math.max(0, size - TAIL_BYTES);
        List<String> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(lines::add);
        byte[] bytes = read(file, from, TAIL_BYTES);
        splitter.add(bytes);
        splitter.end();
        // The first one began somewhere before.
        return from > 0 && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
    }

    private static byte[] read(Path file, long position, int atMost) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(position);
            byte[] buffer = new byte[(int) Math.max(0, Math.min(atMost, access.length() - position))];
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(buffer.length);
            int read = buffer.length == 0 ? 0 : access.read(buffer);
            bytes.write(buffer, 0, Math.max(0, read));
            return bytes.toByteArray();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
