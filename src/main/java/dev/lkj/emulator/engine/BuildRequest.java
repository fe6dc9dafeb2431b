package dev.lkj.emulator.engine;

import java.nio.file.Path;

/** What to build: a name for the image, and the uploaded source, a gzip-compressed tar. */
public record BuildRequest(String image, Path source) {}
