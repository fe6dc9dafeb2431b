package dev.lkj.source.archive;

import java.nio.charset.StandardCharsets;

/**
 * One header block of POSIX's ustar format.
 *
 * <p>The owner is 0 and the time is always the same, so that the same tree gives the same bytes.
 */
final class TarHeader {
    static final int BLOCK = 512;
    static final char FILE = '0';
    static final char FOLDER = '5';
    static final char EXTENDED = 'x';

    /** 2000-01-01T00:00:00Z: zip and wheels, which some builds make of the files, know no time before 1980. */
    private static final long FIXED_TIME = 946_684_800L;

    private static final int NAME_LENGTH = 100;
    private static final int SIZE_LENGTH = 12;
    private static final int PREFIX_OFFSET = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int CHECKSUM_OFFSET = 148;

    private final byte[] block = new byte[BLOCK];

    private TarHeader() {}

    /** The largest size that fits: eleven octal digits. */
    static final long MAX_SIZE = (1L << 33) - 1;

    /** Whether a name, given as its bytes, fits. */
    static boolean holds(String name) {
        return name.length() <= NAME_LENGTH || splitPoint(name) > 0;
    }

    /** The header; a name or size that does not fit is cut, and must stand in an extended header, too. */
    static byte[] of(String name, char type, int mode, long size) {
        TarHeader header = new TarHeader();
        header.putName(name);
        header.putOctal(100, 8, mode);
        header.putOctal(108, 8, 0);
        header.putOctal(116, 8, 0);
        header.putOctal(124, SIZE_LENGTH, Math.min(size, MAX_SIZE));
        header.putOctal(136, 12, FIXED_TIME);
        header.block[156] = (byte) type;
        header.put(257, 8, "ustar\00000");
        header.putOctal(329, 8, 0);
        header.putOctal(337, 8, 0);
        header.putChecksum();
        return header.block;
    }

    private void putName(String name) {
        int split = name.length() <= NAME_LENGTH ? 0 : splitPoint(name);
        if (split > 0) {
            put(PREFIX_OFFSET, PREFIX_LENGTH, name.substring(0, split));
            put(0, NAME_LENGTH, name.substring(split + 1));
        } else {
            put(0, NAME_LENGTH, name);
        }
    }

    /** The slash at which a long name is cut in two parts that fit, or -1. */
    private static int splitPoint(String name) {
        int slash = name.lastIndexOf('/', Math.min(PREFIX_LENGTH, name.length() - 2));
        return slash > 0 && name.length() - slash - 1 <= NAME_LENGTH ? slash : -1;
    }

    private void put(int offset, int length, String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, block, offset, Math.min(length, bytes.length));
    }

    /** Octal digits with leading zeros and a NUL behind them. */
    private void putOctal(int offset, int length, long value) {
        String digits = Long.toOctalString(value);
        put(offset, length - 1, "0".repeat(length - 1 - digits.length()) + digits);
    }

    /** The sum of all bytes, the field itself taken as blanks; six digits, a NUL and a blank. */
    private void putChecksum() {
        put(CHECKSUM_OFFSET, 8, " ".repeat(8));
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xFF;
        }
        putOctal(CHECKSUM_OFFSET, 7, sum);
        block[CHECKSUM_OFFSET + 7] = ' ';
    }
}
