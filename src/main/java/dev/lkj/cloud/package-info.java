/**
 * Talking to LiveKit Cloud's agent hosting: calls, upload, build and log streams, retries, and what a failure means.
 * May use {@code wire}, {@code time}, {@code error}, OkHttp and Jackson; knows no command and draws nothing.
 */
@NullMarked
package dev.lkj.cloud;

import org.jspecify.annotations.NullMarked;
