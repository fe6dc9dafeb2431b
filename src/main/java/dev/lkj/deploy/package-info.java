/**
 * The flows of several steps, deploy and rollback: they do the work, tell a listener what happens, and draw nothing.
 * May use {@code project} (as data), {@code source}, {@code cloud}, {@code rollout}, {@code buildlog}, {@code wire},
 * {@code time} and {@code error}.
 */
@NullMarked
package dev.lkj.deploy;

import org.jspecify.annotations.NullMarked;
