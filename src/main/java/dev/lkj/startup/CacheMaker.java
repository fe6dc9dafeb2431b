package dev.lkj.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the caches for the Java that runs it, in the folder {@code caches} of an installed lkj.
 *
 * <p>A cache holds the classes that a training run loaded, parsed and linked: JDK 25 and newer make an AOT cache, older
 * ones a dynamic archive of class-data sharing. There are five, since whatever is in a cache costs every start: for
 * answers that are there already, for commands that stay on this machine, for those that call the service, for deploys,
 * and for the emulator. The start script uses one only with the
 * Java and the jars that it was made with.
 */
public final class CacheMaker {
    private CacheMaker() {}

    /** Makes them, given the folder in which lkj is installed; ends with 1 when that fails, and changes nothing then. */
    public static void main(String[] args) {
        try {
            make(Path.of(args[0]).toRealPath());
        } catch (IOException e) {
            System.err.println("lkj: cannot make the caches for a faster start: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    private static void make(Path home) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java").toRealPath();
        Path caches = Files.createDirectories(home.resolve("caches"));
        // The start script does not see names with a dot in front, so it never meets half a cache.
        Path work = caches.resolve(".making-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(work);
            new Training(home, java, work).run();
            // What the start script compares: with which Java, and when.
            Files.createSymbolicLink(work.resolve("java"), link(home, work, java));
            Files.writeString(work.resolve("complete"), System.getProperty("java.vm.version") + "\n");
            Path made = caches.resolve(name(java));
            FolderTree.remove(made);
            Files.move(work, made);
        } finally {
            FolderTree.remove(work);
        }
    }

    /** One folder for each Java: its version is for whoever looks, where it is makes the difference. */
    private static String name(Path java) {
        return String.format(
                "%s-%08x", System.getProperty("java.version"), java.toString().hashCode());
    }

    /** A Java that came with lkj is found after lkj has moved, too. */
    private static Path link(Path home, Path work, Path java) {
        return java.startsWith(home) ? work.relativize(java) : java;
    }
}
