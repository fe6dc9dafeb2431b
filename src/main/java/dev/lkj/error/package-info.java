/** How lkj says that something did not work: one exception type and the table of exit codes. Uses nothing. */
@NullMarked
package dev.lkj.error;

import org.jspecify.annotations.NullMarked;
