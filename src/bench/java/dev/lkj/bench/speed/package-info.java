/**
 * Measures how fast the installed lkj is and how much memory it needs, as whole processes, in terms of other programs that
 * run in turn with it. A program beside lkj, no part of it: may use all of lkj, and is used by nothing.
 */
@NullMarked
package dev.lkj.bench.speed;

import org.jspecify.annotations.NullMarked;
