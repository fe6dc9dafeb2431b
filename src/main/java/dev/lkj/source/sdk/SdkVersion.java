package dev.lkj.source.sdk;

/**
 * The version of the SDK that a project uses.
 *
 * @param packageName the package of the SDK
 * @param expression the version as the file has it, with its operator
 * @param file the file that told it
 */
public record SdkVersion(String packageName, String expression, String file) {}
