/**
 * The emulator's state as one file, out of one emulator and into another. May use the emulator's state, store, run and
 * engine, wire and time.
 */
@NullMarked
package dev.lkj.emulator.transfer;

import org.jspecify.annotations.NullMarked;
