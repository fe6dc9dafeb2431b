/**
 * The messages of LiveKit Cloud's agents API, one record each, as the contract names them, and a build's status lines.
 * An absent text is empty, an absent list is empty, an absent time or message is null. May use Jackson only.
 */
@NullMarked
package dev.lkj.wire;

import org.jspecify.annotations.NullMarked;
