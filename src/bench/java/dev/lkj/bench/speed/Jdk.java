package dev.lkj.bench.speed;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDK that lkj is measured on.
 *
 * @param home what {@code JAVA_HOME} is set to
 * @param version in full
 */
record Jdk(Path home, String version) {
    private static final Path SYSTEM = Path.of("/usr/lib/jvm");

    /** Newest first. */
    static final Comparator<Jdk> NEWEST = Comparator.comparing((Jdk jdk) -> Runtime.Version.parse(jdk.version()))
            .reversed();

    /** The one at a place, as its own file tells it. */
    static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        }
        return new Jdk(
                home.toRealPath(), release.getProperty("JAVA_VERSION", "0").replace("\"", ""));
    }

    /** The one that this program runs on, and the newest of the system's where that is newer. */
    static List<Jdk> around() throws IOException {
        Jdk own = at(Path.of(System.getProperty("java.home")));
        Optional<Jdk> newest = systemWide().stream().min(NEWEST).filter(found -> found.feature() > own.feature());
        return newest.map(found -> List.of(found, own)).orElse(List.of(own));
    }

    private static List<Jdk> systemWide() throws IOException {
        List<Jdk> found = new ArrayList<>();
        if (Files.isDirectory(SYSTEM)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(SYSTEM)) {
                for (Path home : homes) {
                    if (Files.exists(home.resolve("release")) && Files.exists(home.resolve("bin/javac"))) {
                        found.add(at(home));
                    }
                }
            }
        }
        return found;
    }

    /** The number that people know it by. */
    int feature() {
        return Runtime.Version.parse(version).feature();
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
