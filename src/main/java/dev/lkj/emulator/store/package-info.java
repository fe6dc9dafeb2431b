/**
 * Where the emulator keeps its state and files: a data folder with an embedded store, or memory and a temporary folder.
 * May use error, time, wire, emulator.state (the form of what is stored) and the MVStore; nothing else writes these
 * files.
 */
@NullMarked
package dev.lkj.emulator.store;

import org.jspecify.annotations.NullMarked;
