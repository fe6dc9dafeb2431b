/**
 * Which project and agent a command acts on, and the values that users give it: {@code livekit.toml}, the CLI config
 * file, the environment, secrets and attributes. May use {@code error} and {@code time}, a TOML library and Jackson.
 */
@NullMarked
package dev.lkj.project;

import org.jspecify.annotations.NullMarked;
