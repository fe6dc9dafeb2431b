/** Reading folders: names as their bytes, kinds, modes and sizes, in a fixed order. Uses {@code error} and the JDK. */
@NullMarked
package dev.lkj.source.tree;

import org.jspecify.annotations.NullMarked;
