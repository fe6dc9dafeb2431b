/** Completion in the shell: what may stand at the place where somebody presses the Tab key. */
@NullMarked
package dev.lkj.cli.completion;

import org.jspecify.annotations.NullMarked;
