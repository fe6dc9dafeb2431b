/** {@code lkj cloud}: signing in to LiveKit Cloud, which puts a project's key into the CLI config file. */
@NullMarked
package dev.lkj.cli.cloud;

import org.jspecify.annotations.NullMarked;
