/**
 * How the emulator builds images and runs instances: an engine does as it is told and says what it sees; it never
 * decides what takes sessions, what drains or how many there are. Never uses the client's packages.
 */
@NullMarked
package dev.lkj.emulator.engine;

import org.jspecify.annotations.NullMarked;
