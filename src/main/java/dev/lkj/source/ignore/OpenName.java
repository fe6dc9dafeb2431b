package dev.lkj.source.ignore;

import dev.lkj.source.tree.RawNames;

/**
 * A built-in name in a path, for which no line has asked yet.
 *
 * @param name the name, as its bytes
 * @param start where it begins in the path
 */
record OpenName(String name, int start) {

    /** The name as text. */
    String text() {
        return RawNames.decode(name);
    }
}
