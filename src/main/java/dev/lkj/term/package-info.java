/**
 * The terminal: what it can do, how text is made safe and fitted to it, tables, redrawn status lines, and questions.
 *
 * <p>May use {@code error}, and JLine for reading keys only; JLine is loaded when a question is really asked.
 */
@NullMarked
package dev.lkj.term;

import org.jspecify.annotations.NullMarked;
