/**
 * Measures the emulator as a process of its own, under load and under {@code kill -9}. A program beside lkj, no part of
 * it: may use all of lkj, and is used by nothing.
 */
@NullMarked
package dev.lkj.bench;

import org.jspecify.annotations.NullMarked;
