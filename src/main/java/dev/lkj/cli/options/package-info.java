/** Flags that several commands share; each group turns into a value that knows no command line. */
@NullMarked
package dev.lkj.cli.options;

import org.jspecify.annotations.NullMarked;
