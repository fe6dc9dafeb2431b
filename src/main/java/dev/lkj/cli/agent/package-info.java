/** The {@code lkj agent} commands, one class each, and a view beside those whose output is more than a line. */
@NullMarked
package dev.lkj.cli.agent;

import org.jspecify.annotations.NullMarked;
