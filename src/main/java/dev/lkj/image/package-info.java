/**
 * A prebuilt image, from a tar or from Docker or podman, as a manifest and blobs that can be pushed. May use
 * {@code container}, {@code time}, {@code error}, Jackson and commons-compress; knows no registry.
 */
@NullMarked
package dev.lkj.image;

import org.jspecify.annotations.NullMarked;
