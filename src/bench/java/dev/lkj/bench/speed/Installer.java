package dev.lkj.bench.speed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** Installs lkj as a user does: unpacks the distribution, and has it make its start-up caches on the JDK that it gets. */
final class Installer {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Path folder;
    private final Map<String, String> environment;

    Installer(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** The distribution of these sources. */
    private static Path archive() throws IOException {
        try (JarFile jar = new JarFile(TARGET.resolve("lkj.jar").toFile())) {
            String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            return TARGET.resolve("lkj-" + version + ".tar.gz");
        }
    }

    /** Installs it for a JDK; the column of the table is named after that. */
    Cli install(Jdk jdk) throws IOException, InterruptedException {
        // No blank in the name: before JDK 25 a machine then leaves its archive unused.
        Path place = Files.createDirectories(
                Files.createTempDirectory(folder, "jdk-" + jdk.feature() + "-").resolve("lkj"));
        run(folder, jdk, "tar", "xzf", archive().toString(), "-C", place.toString(), "--strip-components=1");
        Path caches = place.resolve("libexec").resolve("make-caches");
        if (Files.exists(caches)) {
            run(place, jdk, caches.toString());
        }
        return new Cli("JDK " + jdk.feature(), place.resolve("bin").resolve("lkj"), Optional.of(jdk));
    }

    /** Runs a command that must succeed. */
    void run(Path directory, Jdk jdk, String... command) throws IOException, InterruptedException {
        File log = folder.resolve("install.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IOException(
                    String.join(" ", command) + " ended with " + code + ":\n" + Files.readString(log.toPath()));
        }
    }
}
