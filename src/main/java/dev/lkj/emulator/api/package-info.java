/**
 * The service over HTTP: who may ask, which request is answered by what, and the one place that writes answers. May use
 * the other packages of the emulator, wire, time and Jetty; never the client's packages.
 */
@NullMarked
package dev.lkj.emulator.api;

import org.jspecify.annotations.NullMarked;
