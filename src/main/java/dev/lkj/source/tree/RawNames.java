package dev.lkj.source.tree;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/** Turns names into strings with one character for each byte, and back. */
public final class RawNames {
    /** A broken byte b is decoded to this plus b: 0x80 to 0xFF give lone low surrogates, which no text has. */
    private static final int BROKEN_BYTE = 0xDC00;

    private RawNames() {}

    /** The bytes of a text in UTF-8, one character each; undoes {@link #decode}. */
    public static String encode(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder raw = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            if (c >= BROKEN_BYTE + 0x80 && c <= BROKEN_BYTE + 0xFF) {
                raw.append((char) (c - BROKEN_BYTE));
            } else {
                byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
                raw.append(new String(bytes, StandardCharsets.ISO_8859_1));
            }
        });
        return raw.toString();
    }

    /** The text that these bytes are in UTF-8; each byte that is none becomes a lone surrogate. */
    public static String decode(String raw) {
        if (isAscii(raw)) {
            return raw;
        }
        ByteBuffer in = ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1));
        CharBuffer out = CharBuffer.allocate(raw.length());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (BROKEN_BYTE + (in.get() & 0xFF)));
            }
        }
    }

    /** Whether the bytes are well-formed UTF-8. */
    public static boolean isUtf8(String raw) {
        return decode(raw).codePoints().noneMatch(c -> c >= BROKEN_BYTE + 0x80 && c <= BROKEN_BYTE + 0xFF);
    }

    /** Whether all characters are ASCII. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of the last name of a path. */
    static String nameOf(Path path) {
        Path last = path.getFileName();
        String text = last == null ? "" : last.toString();
        if (isAscii(text)) {
            return text;
        }
        if (!hasByteNames(path)) {
            return encode(text);
        }
        // The text of a path depends on the locale, and loses what is not in its encoding; the URI has the bytes.
        String uri = path.toUri().getRawPath();
        String trimmed = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return unescape(trimmed.substring(trimmed.lastIndexOf('/') + 1));
    }

    /** The path of what has these bytes as its path below a folder. */
    public static Path resolve(Path folder, String raw) {
        if (isAscii(raw)) {
            return folder.resolve(raw);
        }
        if (!hasByteNames(folder)) {
            return folder.resolve(decode(raw));
        }
        String base = folder.toAbsolutePath().toUri().getRawPath();
        return Path.of(URI.create("file://" + (base.endsWith("/") ? base : base + "/") + escape(raw)));
    }

    private static boolean hasByteNames(Path path) {
        return path.getFileSystem().getSeparator().equals("/");
    }

    private static String unescape(String uri) {
        StringBuilder raw = new StringBuilder(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '%') {
                raw.append((char) HexFormat.fromHexDigits(uri, i + 1, i + 3));
                i += 2;
            } else {
                raw.append(uri.charAt(i));
            }
        }
        return raw.toString();
    }

    private static String escape(String raw) {
        StringBuilder uri = new StringBuilder(raw.length() * 2);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean plain = c == '/' || (c < 0x80 && Character.isLetterOrDigit(c));
            if (plain) {
                uri.append(c);
            } else {
                uri.append('%').append(HexFormat.of().toHexDigits((byte) c));
            }
        }
        return uri.toString();
    }
}
