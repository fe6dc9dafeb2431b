/**
 * Reads a Dockerfile: its stages and instructions with their line numbers, for whoever builds from it or wants to point
 * at a line of it. Knows the text only, never files or images. May use {@code error} and Jackson.
 */
@NullMarked
package dev.lkj.dockerfile;

import org.jspecify.annotations.NullMarked;
