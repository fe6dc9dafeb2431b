package dev.lkj.emulator.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The programs that instances find on this machine. */
final class Programs {
    private static final String FALLBACK = "/usr/local/bin:/usr/bin:/bin";

    private final String path;

    /**
     * Those that the emulator itself finds.
     *
     * @param environment the emulator's own; only its PATH counts
     */
    Programs(Map<String, String> environment) {
        this(environment, Path.of(System.getProperty("java.home")));
    }

    /** The same with another Java than the one that runs the emulator. */
    Programs(Map<String, String> environment, Path javaHome) {
        String java = javaHome.resolve("bin").toString();
        String others = environment.getOrDefault("PATH", FALLBACK);
        // A whole JDK comes first, so that an agent written in Java gets one that is new enough whatever else is
        // installed. A Java that came with lkj has what lkj needs, and is for want of a better one.
        this.path = isWhole(javaHome) ? java + File.pathSeparator + others : others + File.pathSeparator + java;
    }

    private static boolean isWhole(Path javaHome) {
        return Files.exists(javaHome.resolve("bin/javac")) || Files.exists(javaHome.resolve("bin/javac.exe"));
    }

    /** The value of PATH for an instance. */
    String path() {
        return path;
    }

    /** Where a program lies; a relative folder in PATH is passed over. */
    Optional<Path> find(String name) {
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Path program = folder(folder).resolve(name);
            if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static Path folder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }
}
