package dev.lkj.source.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/** Bytes of the kinds that lie in projects of agents; the same in each run. */
public enum Samples {
    TEXT {
        @Override
        void fill(ByteBuffer out, Random random) {
            while (out.remaining() >= 12) {
                out.put(WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.US_ASCII));
            }
        }
    },
    /** Coordinates of places in a town. */
    NUMBERS {
        @Override
        void fill(ByteBuffer out, Random random) {
            while (out.remaining() >= ROW) {
                put(out, "%.6f,%.6f\n", 52 + random.nextDouble(), 13 + random.nextDouble());
            }
        }
    },
    HEX_DIGITS {
        @Override
        void fill(ByteBuffer out, Random random) {
            while (out.remaining() >= ROW) {
                put(out, "%016x\n", random.nextLong());
            }
        }
    },
    /** Numbers, too, but such that each is much like the one before. */
    COUNTERS {
        @Override
        void fill(ByteBuffer out, Random random) {
            for (int i = 0; out.remaining() >= ROW; i++) {
                put(out, "%d %d\n", i, i * 7);
            }
        }
    },
    /** What a tokenizer makes of a text. */
    SMALL_INTEGERS {
        @Override
        void fill(ByteBuffer out, Random random) {
            while (out.remaining() >= ROW) {
                put(out, "%d, ", random.nextInt(32_000));
            }
        }
    },
    WEIGHTS_OF_FOUR_BYTES {
        @Override
        void fill(ByteBuffer out, Random random) {
            while (out.remaining() >= 4) {
                out.putFloat((float) (random.nextGaussian() * 0.02));
            }
        }
    },
    WEIGHTS_OF_TWO_BYTES {
        @Override
        void fill(ByteBuffer out, Random random) {
            while (out.remaining() >= 2) {
                out.putShort((short) (Float.floatToIntBits((float) (random.nextGaussian() * 0.02)) >>> 16));
            }
        }
    },
    BASE64 {
        @Override
        void fill(ByteBuffer out, Random random) {
            byte[] noise = new byte[out.remaining() / 4 * 3];
            random.nextBytes(noise);
            out.put(Base64.getEncoder().encode(noise));
        }
    },
    NOISE {
        @Override
        void fill(ByteBuffer out, Random random) {
            byte[] noise = new byte[out.remaining()];
            random.nextBytes(noise);
            out.put(noise);
        }
    };

    /** The longest row of the tables, in bytes. */
    private static final int ROW = 24;

    private static final String[] WORDS =
            "agent session def return self. import await the and of \n (x) = {'key': 12} # listen speak turn"
                    .split("(?<= )");

    private static void put(ByteBuffer out, String format, Object... values) {
        out.put(String.format(Locale.ROOT, format, values).getBytes(StandardCharsets.US_ASCII));
    }

    abstract void fill(ByteBuffer out, Random random);

    public byte[] bytes(int length) {
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(out, new Random(length));
        return out.array();
    }
}
