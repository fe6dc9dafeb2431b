package dev.lkj.source.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where four bytes were last seen, for quick guesses at what repeats; for one thread at a time.
 *
 * <p>Only the last place is kept for each hash, so a repeat may go unnoticed. Deflate itself tries up to 128 places.
 */
final class LastSeen {
    /** The shortest repeat that is found, in bytes; so many are read at a place. */
    static final int SHORTEST = 4;
    /** The longest repeat that deflate can name (RFC 1951). */
    private static final int LONGEST = 258;

    private static final int HASH_BITS = 14;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] places = new int[1 << HASH_BITS];

    /** Forgets all places: until four bytes were noted, they were last seen before {@code start}. */
    void forget(int start) {
        Arrays.fill(places, start - 1);
    }

    /** Remembers a place, and says where the same four bytes, or others with their hash, were before. */
    int note(byte[] bytes, int at) {
        int hash = (word(bytes, at) * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
        int before = places[hash];
        places[hash] = at;
        return before;
    }

    /** Whether four bytes are the same at two places. */
    static boolean same(byte[] bytes, int before, int at) {
        return word(bytes, before) == word(bytes, at);
    }

    /** How many bytes are the same at two places; 0 when fewer than {@link #SHORTEST} are. */
    static int repeated(byte[] bytes, int before, int at, int end) {
        if (!same(bytes, before, at)) {
            return 0;
        }
        int longest = Math.min(LONGEST, end - at);
        int length = SHORTEST;
        while (length < longest && bytes[before + length] == bytes[at + length]) {
            length++;
        }
        return length;
    }

    private static int word(byte[] bytes, int at) {
        return (int) WORDS.get(bytes, at);
    }
}
