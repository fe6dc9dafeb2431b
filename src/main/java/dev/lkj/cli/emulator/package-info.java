/** The {@code lkj emulator} commands: they start the embedded emulator and never talk to the service. */
@NullMarked
package dev.lkj.cli.emulator;

import org.jspecify.annotations.NullMarked;
