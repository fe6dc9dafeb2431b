/**
 * The archive format: tar headers and one gzip member that several threads compress.
 *
 * <p>Uses {@code source.tree}, {@code time} and the JDK. An own writer of headers, since names are bytes here, which
 * need not be text in any encoding.
 */
@NullMarked
package dev.lkj.source.archive;

import org.jspecify.annotations.NullMarked;
