package dev.lkj.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A project with a compiled agent that notes its sessions in a ledger. */
final class AgentProject {
    static final String AGENT = "CA_bench";

    private static final Path SOURCE = Path.of("src", "bench", "agent", "BenchAgent.java");

    private AgentProject() {}

    /** Makes it in a new folder. */
    static Path create(Path folder, Path ledger) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(ledger);
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        if (compiler.run(null, null, null, "-d", folder.toString(), SOURCE.toString()) != 0) {
            throw new IOException(SOURCE + " does not compile");
        }
        // A JVM as small as it can be: what is measured is the emulator.
        List<String> command = List.of(
                "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx24m",
                "-cp",
                ".",
                "BenchAgent",
                ledger.toString());
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM scratch
                WORKDIR /app
                COPY *.class ./
                CMD ["%s"]
                """.formatted(String.join("\", \"", command)));
        Files.writeString(folder.resolve("livekit.toml"), """
                [project]
                  subdomain = "bench"

                [agent]
                  id = "%s"
                """.formatted(AGENT));
        return folder;
    }
}
