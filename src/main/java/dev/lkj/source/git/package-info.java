/**
 * What git knows about the project folder, and an old commit of it in a folder of its own.
 *
 * <p>Uses {@code error}, {@code time} and the git of the machine.
 */
@NullMarked
package dev.lkj.source.git;

import org.jspecify.annotations.NullMarked;
