package dev.lkj.cloud;

/**
 * Where a prebuilt image goes.
 *
 * @param host the registry, with its port where it has one
 * @param name the repository
 * @param tag the tag, which is the name of the version to come
 */
public record PushTarget(String host, String name, String tag) {
    /** All of it, as images are named. */
    public String reference() {
        return host + "/" + name + ":" + tag;
    }
}
