package dev.lkj.image;

import java.io.IOException;

/** A tar that is no image, or not a whole one; the message ends the sentence that begins with its name. */
final class DamagedImage extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedImage(String message) {
        super(message);
    }
}
