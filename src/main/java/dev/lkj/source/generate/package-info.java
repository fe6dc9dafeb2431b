/**
 * Dockerfile and {@code .dockerignore} for a project that has none, and the file that starts its agent.
 *
 * <p>Knows the tree and the type of a project; asks nobody and writes nothing.
 */
@NullMarked
package dev.lkj.source.generate;

import org.jspecify.annotations.NullMarked;
