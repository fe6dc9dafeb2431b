/**
 * The messages of the API as the service reads and writes them: each field of a record under its snake_case name, all
 * defaults written. Driven by a description of the message, so that another encoding needs no second mapping. May use
 * wire and Jackson's streaming part.
 */
@NullMarked
package dev.lkj.emulator.codec;

import org.jspecify.annotations.NullMarked;
