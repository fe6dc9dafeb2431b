/**
 * The emulator's own image registry, without HTTP: blobs and manifests in files, uploads that are not complete, and what
 * a pushed manifest has to be. May use emulator.store, wire, time and Jackson.
 */
@NullMarked
package dev.lkj.emulator.registry;

import org.jspecify.annotations.NullMarked;
