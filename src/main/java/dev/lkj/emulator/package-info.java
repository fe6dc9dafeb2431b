/**
 * The emulator of LiveKit Cloud's agent hosting as a library: start it, ask where it is, close it. May use its own
 * sub-packages, wire, time and error; never the client's packages.
 */
@NullMarked
package dev.lkj.emulator;

import org.jspecify.annotations.NullMarked;
