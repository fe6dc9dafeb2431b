/** Agents that run on this machine, as their SDK starts them: {@code lkj agent start} and {@code lkj agent dev}. */
@NullMarked
package dev.lkj.cli.local;

import org.jspecify.annotations.NullMarked;
