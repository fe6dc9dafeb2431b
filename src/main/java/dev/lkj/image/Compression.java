package dev.lkj.image;

import java.io.IOException;
import java.io.InputStream;

/** How bytes are compressed, as their beginning tells. */
enum Compression {
    NONE,
    GZIP,
    ZSTD;

    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int ZSTD_MAGIC = 0x28B52FFD;

    static Compression of(ImageBlob.Content content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] head = in.readNBytes(4);
            if (head.length < 4) {
                return NONE;
            }
            int first = ((head[0] & 0xff) << 8) | (head[1] & 0xff);
            int all = (first << 16) | ((head[2] & 0xff) << 8) | (head[3] & 0xff);
            return first == GZIP_MAGIC ? GZIP : all == ZSTD_MAGIC ? ZSTD : NONE;
        }
    }
}
