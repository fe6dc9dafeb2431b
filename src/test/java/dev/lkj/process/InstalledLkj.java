package dev.lkj.process;

import dev.lkj.testing.LkjProcess;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** An lkj that was installed from the classes of this run, with jars, as caches need them. */
final class InstalledLkj {
    final Path home;
    private final Path streams;
    private final Map<String, String> variables = new TreeMap<>();

    InstalledLkj(Path home, Path streams) {
        this.home = home;
        this.streams = streams;
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("PATH", System.getenv("PATH"));
        variables.put("HOME", streams.toString());
    }

    /** Puts it into a folder. */
    static InstalledLkj into(Path home, Path streams) throws IOException {
        ScriptRig.install(home);
        Path lib = home.resolve("lib");
        StringBuilder classPath = new StringBuilder("class_path=$lib/lkj.jar");
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path) && Files.exists(path.resolve("dev/lkj/cli/Main.class"))) {
                jar(path, lib.resolve("lkj.jar"));
            } else if (entry.endsWith(".jar")) {
                Files.copy(path, lib.resolve(path.getFileName()));
                classPath.append(":$lib/").append(path.getFileName());
            }
        }
        Files.writeString(lib.resolve("class-path"), classPath + "\n");
        Path help = Files.createDirectories(lib.resolve("help"));
        Files.writeString(help.resolve("lkj.agent.deploy.txt"), "the help of deploy\n");
        return new InstalledLkj(home, streams);
    }

    /** A jar of a folder of classes. */
    static void jar(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : files) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }

    InstalledLkj with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    LkjProcess.Result run(String... args) throws IOException, InterruptedException {
        return script("bin/lkj", args);
    }

    LkjProcess.Result makeCaches() throws IOException, InterruptedException {
        return script("libexec/make-caches");
    }

    /** The cache of a kind, whatever this Java calls it, or another file beside them. */
    Path cache(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("caches"))) {
            return files.filter(file -> file.getFileName().toString().matches(kind + "(\\.[a-z]+)?"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private LkjProcess.Result script(String name, String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile(streams, "run-", ".out");
        Path err = Files.createTempFile(streams, "run-", ".err");
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", home.resolve(name).toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(streams.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        int code = builder.start().waitFor();
        return new LkjProcess.Result(code, Files.readString(out), Files.readString(err));
    }
}
