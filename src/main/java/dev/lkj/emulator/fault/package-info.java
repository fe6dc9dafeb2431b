/** Faults on order: what a client meets on a bad day, made by the emulator when a test asks for it. Uses nothing. */
@NullMarked
package dev.lkj.emulator.fault;

import org.jspecify.annotations.NullMarked;
