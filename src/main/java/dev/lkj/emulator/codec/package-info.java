/**
 * The messages of the API as the service reads and writes them, in both encodings. Driven by descriptions, the record's
 * shape and for protobuf the compiled descriptor, so that no message has a mapping of its own. May use wire, Jackson's
 * streaming part and protobuf; for JSON that is no message, its trees.
 */
@NullMarked
package dev.lkj.emulator.codec;

import org.jspecify.annotations.NullMarked;
