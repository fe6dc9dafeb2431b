package dev.lkj.source.archive;

/** What there is to save in a block. */
enum Redundancy {
    /** Parts of it come again: text, code, most data. */
    REPEATS,
    /** Nothing comes again, but some bytes are more frequent than others: weights of models, base64. */
    UNEVEN,
    /** Nothing: pictures, compressed sound, archives, random bytes. */
    NONE
}
