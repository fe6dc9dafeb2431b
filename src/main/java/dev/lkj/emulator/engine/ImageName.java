package dev.lkj.emulator.engine;

/** The full form of an image's name: {@code docker.io/library/python:latest} of {@code python}. */
final class ImageName {
    private ImageName() {}

    static String full(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        String located = hasRegistry ? name : "docker.io/" + (slash < 0 ? "library/" : "") + name;
        String last = located.substring(located.lastIndexOf('/') + 1);
        return last.contains(":") || last.contains("@") ? located : located + ":latest";
    }
}
