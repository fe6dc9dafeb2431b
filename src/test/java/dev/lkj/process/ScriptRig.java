package dev.lkj.process;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A checkout with lkj's start scripts and a PATH of its own, whose mvn and java only note how they were called. */
final class ScriptRig {
    private static final List<String> TOOLS =
            List.of("sh", "dirname", "find", "cat", "mkdir", "cp", "mv", "rm", "touch", "sleep", "readlink", "env");
    private static final Path DISTRIBUTION = Path.of("src/main/dist");

    private static final String MVN = """
            #!/bin/sh
            echo "$@" >> "$CALLS"
            echo "output of mvn"
            [ ! -f broken ] || exit 1
            [ ! -f slow ] || sleep 0.3
            [ ! -f edited ] || touch -t 203501010000 src/main/java/A.java
            mkdir -p target/lib && echo jar > target/lib/lkj.jar && echo 'class_path=$lib/lkj.jar:$lib/a.jar' > target/lib/class-path
            """;

    private static final String JAVA = """
            #!/bin/sh
            for word in "$@"; do echo "[$word]"; done
            env | while read -r line; do
              case $line in LKJ_* | LC_* | LANG=*) echo "$line" ;; esac
            done
            """;

    final Path root;
    final Path bin;
    private final Path folder;
    private final Map<String, String> variables = new TreeMap<>();

    /** Lays it all out below a folder. */
    ScriptRig(Path parent, String checkout) throws IOException {
        // The scripts show the folder as it is, without links on the way to it.
        folder = parent.toRealPath();
        root = Files.createDirectories(folder.resolve(checkout));
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            program(bin.resolve(tool), "#!/bin/sh\nexec '" + find(tool) + "' \"$@\"\n");
        }
        program(bin.resolve("mvn"), MVN);
        program(bin.resolve("java"), JAVA);
        Files.copy(Path.of("lkj"), root.resolve("lkj"));
        install(root.resolve("src/main/dist"));
        Files.createDirectories(root.resolve("src/main/java"));
        Files.writeString(root.resolve("src/main/java/A.java"), "class A {}");
        Files.writeString(root.resolve("src/main/java/B.java"), "class B {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        variables.put("PATH", bin.toString());
        variables.put("CALLS", folder.resolve("calls").toString());
    }

    private static Path find(String tool) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(entry -> Path.of(entry, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + tool + " on the PATH"));
    }

    static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Puts the installed start script into a folder, and gives its name. */
    static Path install(Path home) throws IOException {
        Path libexec = Files.createDirectories(home.resolve("libexec"));
        Files.copy(DISTRIBUTION.resolve("libexec/make-caches"), libexec.resolve("make-caches"));
        Files.writeString(
                Files.createDirectories(home.resolve("lib")).resolve("class-path"),
                "class_path=$lib/lkj.jar:$lib/a.jar\n");
        Path script = Files.createDirectories(home.resolve("bin")).resolve("lkj");
        return Files.copy(DISTRIBUTION.resolve("bin/lkj"), script);
    }

    ScriptRig with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** The calls of mvn so far. */
    List<String> builds() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    LkjProcess.Result run(String... args) throws IOException, InterruptedException {
        return run(root.resolve("lkj"), args);
    }

    LkjProcess.Result run(Path script, String... args) throws IOException, InterruptedException {
        return start(script, args).finish();
    }

    /** A run that was started. */
    record Started(Process process, Path out, Path err) {
        LkjProcess.Result finish() throws IOException, InterruptedException {
            int code = process.waitFor();
            return new LkjProcess.Result(code, Files.readString(out), Files.readString(err));
        }
    }

    Started start(Path script, String... args) throws IOException {
        Path out = Files.createTempFile(folder, "run-", ".out");
        Path err = Files.createTempFile(folder, "run-", ".err");
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return new Started(builder.start(), out, err);
    }
}
