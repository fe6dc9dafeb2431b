package dev.lkj.term;

import java.io.IOException;

/** A keyboard that is gone. */
final class FailingKeys implements KeySource {
    @Override
    public Key next() throws IOException {
        throw new IOException("gone");
    }

    @Override
    public void close() {}
}
