/** {@code lkj agent init}: a new project from a template. */
@NullMarked
package dev.lkj.cli.init;

import org.jspecify.annotations.NullMarked;
