package dev.lkj.term;

import java.io.IOException;

/** Where keys come from, one by one, until it is closed. */
interface KeySource extends AutoCloseable {

    /** Opens the terminal for the time of one question. */
    @FunctionalInterface
    interface Opener {
        KeySource open() throws IOException;
    }

    /** Waits for the next key. */
    Key next() throws IOException;

    /** Gives the terminal back as it was. */
    @Override
    void close() throws IOException;
}
