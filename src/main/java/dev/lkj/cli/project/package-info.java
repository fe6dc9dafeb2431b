/** {@code lkj project}: the projects that are configured on this machine. */
@NullMarked
package dev.lkj.cli.project;

import org.jspecify.annotations.NullMarked;
