/** Time as a parameter: the clock, the only sleep, and how running work learns that it should stop. Uses nothing. */
@NullMarked
package dev.lkj.time;

import org.jspecify.annotations.NullMarked;
