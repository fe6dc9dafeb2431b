package dev.lkj.emulator.engine;

/**
 * How much an uploaded archive may hold; all of it is our choice, far above what a project needs.
 *
 * @param entries files and folders
 * @param bytes content of all files together
 * @param depth parts of a name
 * @param nameLength characters of a name
 * @param ratio unpacked bytes for each packed one, once 64 MiB are unpacked
 */
record UnpackLimits(int entries, long bytes, int depth, int nameLength, int ratio) {
    static final UnpackLimits DEFAULT = new UnpackLimits(100_000, 4L << 30, 64, 1024, 200);
}
