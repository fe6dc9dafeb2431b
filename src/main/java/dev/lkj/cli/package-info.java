/**
 * The command line: flags, questions, output, exit codes, and the one place where everything is put together. The only
 * package that knows picocli, and in {@code Main} the only class that touches the process around it.
 */
@NullMarked
package dev.lkj.cli;

import org.jspecify.annotations.NullMarked;
