/**
 * What the ignore files and the built-in names leave out of an upload, and which line says so.
 *
 * <p>Uses {@code source.tree}, {@code error} and the JDK.
 */
@NullMarked
package dev.lkj.source.ignore;

import org.jspecify.annotations.NullMarked;
