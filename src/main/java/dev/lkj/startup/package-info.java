/** Makes the caches of loaded classes with which lkj starts several times as fast; knows the rest of lkj by name only. */
@NullMarked
package dev.lkj.startup;

import org.jspecify.annotations.NullMarked;
