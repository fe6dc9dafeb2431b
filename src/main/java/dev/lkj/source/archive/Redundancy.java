package dev.lkj.source.archive;

/** What there is to save in a block. */
enum Redundancy {
    /** Parts of it come again: text, code, most data. */
    REPEATS,
    /** Parts of it come again, but short ones only, of few different bytes: rows of numbers, hex digits. */
    SHORT_REPEATS,
    /** Nothing comes again, but some bytes are more frequent than others: weights of models, base64. */
    UNEVEN,
    /** Nothing: pictures, compressed sound, archives, random bytes. */
    NONE
}
