/**
 * HTTP/1.1 over a Unix domain socket, as much of it as container engines need: one call a connection, bodies that
 * stream, and a limit for each wait. Uses only time.
 */
@NullMarked
package dev.lkj.container.http;

import org.jspecify.annotations.NullMarked;
