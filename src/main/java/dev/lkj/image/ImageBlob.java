package dev.lkj.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * A part of an image: its configuration or a layer.
 *
 * @param mediaType what it is
 * @param digest {@code sha256:} and the digits
 * @param size in bytes
 * @param content its bytes, which can be read more than once
 */
public record ImageBlob(String mediaType, String digest, long size, Content content) {
    /** Bytes that are opened when they are needed. */
    public interface Content {
        /** Opens them. */
        InputStream open() throws IOException;
    }
}
