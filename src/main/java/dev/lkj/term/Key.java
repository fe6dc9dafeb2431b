package dev.lkj.term;

/** A key that was pressed; {@code character} is the code point of one that types something, otherwise 0. */
record Key(Kind kind, int character) {
    enum Kind {
        CHARACTER,
        ENTER,
        UP,
        DOWN,
        BACKSPACE,
        CLEAR,
        /** Esc, Ctrl-C, Ctrl-D or the end of input. */
        CANCEL,
        OTHER
    }

    static Key of(Kind kind) {
        return new Key(kind, 0);
    }

    static Key typed(int character) {
        return new Key(Kind.CHARACTER, character);
    }
}
