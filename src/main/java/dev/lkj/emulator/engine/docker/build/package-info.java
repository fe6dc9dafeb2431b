/**
 * What a container engine says while it builds, as the status lines of the service's build stream. May use
 * emulator.engine, wire and time.
 */
@NullMarked
package dev.lkj.emulator.engine.docker.build;

import org.jspecify.annotations.NullMarked;
