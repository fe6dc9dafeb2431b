/**
 * Runs instances as containers of Docker or podman, through the Engine API on their Unix domain socket. May use
 * emulator.engine, wire, error and time.
 */
@NullMarked
package dev.lkj.emulator.engine.docker;

import org.jspecify.annotations.NullMarked;
