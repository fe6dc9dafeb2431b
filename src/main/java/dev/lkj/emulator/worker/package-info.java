/**
 * The registration of workers as a LiveKit server has it: a socket, a register message, and what the worker reports of
 * itself; no rooms, no jobs. Knows nothing of the state but which instances there are. May use time, protobuf and Jetty.
 */
@NullMarked
package dev.lkj.emulator.worker;

import org.jspecify.annotations.NullMarked;
