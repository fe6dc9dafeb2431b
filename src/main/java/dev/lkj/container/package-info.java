/**
 * Talks to a container engine, Docker or podman: looks for its socket, and calls its Engine API. May use only error, time
 * and Jackson; knows nothing of emulators and deploys.
 */
@NullMarked
package dev.lkj.container;

import org.jspecify.annotations.NullMarked;
