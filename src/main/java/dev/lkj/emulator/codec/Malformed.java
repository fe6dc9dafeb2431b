package dev.lkj.emulator.codec;

import java.io.IOException;

/** A body that is not the message that it should be; the text says where, and never what stood there. */
public final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message);
    }
}
