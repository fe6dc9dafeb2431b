/**
 * What the emulated service knows and decides: agents, versions, deployments, instances, sessions. Plain objects without
 * HTTP, files or threads, moved by an injected clock, so that a whole history runs in a test without waiting. May use
 * wire, time, emulator.engine (its values only) and Jackson; never the client's packages.
 */
@NullMarked
package dev.lkj.emulator.state;

import org.jspecify.annotations.NullMarked;
