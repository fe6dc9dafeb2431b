/** The commands about private links, ways from agents into the user's own network. May use all of {@code cli}. */
@NullMarked
package dev.lkj.cli.privatelink;

import org.jspecify.annotations.NullMarked;
