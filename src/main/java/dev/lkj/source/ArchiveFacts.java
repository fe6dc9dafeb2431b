package dev.lkj.source;

/**
 * What there is to say about an archive that was written.
 *
 * @param size its bytes, compressed
 * @param sha256 their SHA-256, in lower-case hex
 * @param uncompressedBytes bytes of the tar in it
 * @param fileCount files in it
 */
public record ArchiveFacts(long size, String sha256, long uncompressedBytes, long fileCount) {}
