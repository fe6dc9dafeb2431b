/**
 * The emulator in other people's JUnit tests: an extension that starts and ends it, and a clock that makes an hour pass at
 * once. May use the emulator, time, and JUnit's API, which whoever uses this package brings along.
 */
@NullMarked
package dev.lkj.emulator.junit;

import org.jspecify.annotations.NullMarked;
