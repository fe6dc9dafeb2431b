/**
 * Runs the state in real time: the lock, the storing before an answer, the loop between state and engine, builds. May use
 * emulator.state, emulator.store, emulator.engine, wire and time.
 */
@NullMarked
package dev.lkj.emulator.run;

import org.jspecify.annotations.NullMarked;
