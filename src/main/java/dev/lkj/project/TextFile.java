package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads UTF-8 text files strictly: what is not text is an error with a line number, never a guess. */
final class TextFile {
    private TextFile() {}

    /**
     * The content of a file.
     *
     * @param shown how messages name the file
     * @throws LkjException (USAGE) when the file cannot be read or is no UTF-8 text
     */
    static String read(Path file, String shown) {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                throw LkjException.usage("cannot read " + shown + ": is a directory");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw LkjException.usage("cannot read " + shown + ": " + IoCause.of(e));
        }
        return decode(bytes, shown);
    }

    /** The text of these bytes. */
    static String decode(byte[] bytes, String shown) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw LkjException.usage(shown + ":" + lineAt(text, text.length()) + ": is not UTF-8 text");
        }
        return text;
    }

    /** The number of the line, from 1, in which an offset lies. */
    static int lineAt(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
