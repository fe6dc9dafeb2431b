/**
 * Follows a roll to its end: which version is ours, whether it serves, failed or was overtaken, and when to give up.
 * Conclusions are drawn from reads alone and need no network. May use {@code wire}, {@code time}, {@code error}.
 */
@NullMarked
package dev.lkj.rollout;

import org.jspecify.annotations.NullMarked;
