/**
 * What a build tells while it runs: its state folded from the stream of status objects, how it is shown live and as
 * plain lines, and why it failed. May use {@code error}, {@code time}, {@code wire} and {@code term}.
 */
@NullMarked
package dev.lkj.buildlog;

import org.jspecify.annotations.NullMarked;
