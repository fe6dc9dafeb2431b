/**
 * The upload of a source as an object store takes it: a form that is signed for one upload, what is checked when it
 * comes back, and a real object store as its client. May use error, time, wire and the JDK; knows no server of ours.
 */
@NullMarked
package dev.lkj.emulator.upload;

import org.jspecify.annotations.NullMarked;
