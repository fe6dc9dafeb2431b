/**
 * The upload of a source as an object store takes it: a form that is signed for one upload, and what is checked when it
 * comes back. May use time and the JDK; knows no server.
 */
@NullMarked
package dev.lkj.emulator.upload;

import org.jspecify.annotations.NullMarked;
