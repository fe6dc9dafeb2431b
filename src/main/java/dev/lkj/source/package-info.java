/**
 * How a project folder becomes an upload: what is packed and why the rest is not, and the archive itself.
 *
 * <p>Uses {@code error}, {@code time} and the JDK.
 */
@NullMarked
package dev.lkj.source;

import org.jspecify.annotations.NullMarked;
