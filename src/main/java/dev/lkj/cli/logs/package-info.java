/** The command that shows logs, and what it does with their lines. May use all of {@code cli}. */
@NullMarked
package dev.lkj.cli.logs;

import org.jspecify.annotations.NullMarked;
