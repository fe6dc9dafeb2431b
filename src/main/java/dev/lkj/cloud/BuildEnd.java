package dev.lkj.cloud;

/** How a build's stream ended. */
public sealed interface BuildEnd {
    /** The stream came to its end without an error line. */
    record Completed() implements BuildEnd {}

    /** The service says that the build failed. */
    record Failed(String message) implements BuildEnd {}

    /** The connection was lost or stayed silent; what became of the build is not known. */
    record Cut(String reason) implements BuildEnd {}
}
