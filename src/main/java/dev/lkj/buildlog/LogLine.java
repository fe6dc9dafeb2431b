package dev.lkj.buildlog;

import java.time.Duration;

/**
 * A line of a step's output.
 *
 * @param at when its first part was written, since the step's start
 * @param text the text, safe to show, without colours and without what a carriage return overwrote
 */
public record LogLine(Duration at, String text) {}
