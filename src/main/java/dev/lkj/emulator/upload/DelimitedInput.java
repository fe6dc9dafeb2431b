package dev.lkj.emulator.upload;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines, and stretches up to a delimiter, from a stream; holds one buffer of it at a time. */
final class DelimitedInput {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int end;
    private long read;

    DelimitedInput(InputStream in, byte[] delimiter) {
        this.in = in;
        this.delimiter = delimiter.clone();
    }

    /** How many bytes were taken so far. */
    long consumed() {
        return read - (end - start);
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            throw new EOFException("the form ends too early");
        }
        end += count;
        read += count;
    }

    /** A line without its end, of so many bytes at most. */
    String line(int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (start == end) {
                fill();
            }
            byte next = buffer[start++];
            if (next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(next);
            if (line.size() > most) {
                throw UploadRefused.of(400, "MaxPostPreDataLengthExceeded", "There is too much before the file.");
            }
        }
    }

    /** What stands before the next delimiter, of so many bytes at most; the delimiter is taken too. */
    String text(int most) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        copy(new LimitedOutput(text, most));
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Passes on what stands before the next delimiter, and takes that too. */
    long copy(OutputStream target) throws IOException {
        long copied = 0;
        while (true) {
            int found = find();
            int safe = found >= 0 ? found - start : Math.max(0, end - start - delimiter.length + 1);
            target.write(buffer, start, safe);
            copied += safe;
            start += safe;
            if (found >= 0) {
                start += delimiter.length;
                return copied;
            }
            fill();
        }
    }

    private int find() {
        int last = end - delimiter.length;
        for (int i = start; i <= last; i++) {
            if (buffer[i] == delimiter[0] && matches(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int position) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[position + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** What is left, of so many bytes at most; one more is enough to see that it is too much. */
    String rest(int most) throws IOException {
        try {
            while (end - start <= most) {
                fill();
            }
        } catch (EOFException e) {
            // The end is what is looked for.
        }
        String rest = new String(buffer, start, end - start, StandardCharsets.UTF_8);
        start = end;
        return rest;
    }

    /** Refuses more than so many bytes. */
    private static final class LimitedOutput extends OutputStream {
        private final OutputStream target;
        private int room;

        LimitedOutput(OutputStream target, int room) {
            this.target = target;
            this.room = room;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            room -= count;
            if (room < 0) {
                throw UploadRefused.of(400, "MaxPostPreDataLengthExceeded", "There is too much before the file.");
            }
            target.write(bytes, offset, count);
        }
    }
}
