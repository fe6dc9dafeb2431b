/**
 * Which kind of project a folder holds, and whether its LiveKit SDK is new enough for the service.
 *
 * <p>Uses {@code error}, jackson and tomlj.
 */
@NullMarked
package dev.lkj.source.sdk;

import org.jspecify.annotations.NullMarked;
