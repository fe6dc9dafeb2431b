package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script in a container's plainest environment: no locale, no HOME, no PATH. */
final class PlainEnvironmentTest {
    @TempDir
    private Path folder;

    private StubProject project;
    private StubCloud cloud;
    private Path script;

    @BeforeEach
    void layOutACheckout() throws IOException {
        project = StubProject.create(folder);
        cloud = new StubCloud(StubCloud.Step.END);
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        script = Files.copy(Path.of("lkj"), checkout.resolve("lkj"));
        ScriptRig.install(checkout.resolve("src/main/dist"));
        Path lib = Files.createDirectories(checkout.resolve("target/run/lib"));
        Files.writeString(lib.resolve("class-path"), "class_path=$lib/lkj.jar\n");
        writeJar(lib.resolve("lkj.jar"));
    }

    @AfterEach
    void stopService() {
        cloud.close();
    }

    /** A jar that stands for the built one: it only names the classes of this run. */
    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
        try (var out = Files.newOutputStream(jar);
                var written = new JarOutputStream(out, manifest)) {
            written.finish();
        }
    }

    /** Runs a line of shell in the project's folder, in which {@code $LKJ} is the start script. */
    private LkjProcess.Result shell(String line) throws IOException, InterruptedException {
        Path out = folder.resolve("streams/out");
        Path err = folder.resolve("streams/err");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line)
                .directory(project.folder().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(cloud.environment());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LKJ", script.toString());
        int code = builder.start().waitFor();
        return new LkjProcess.Result(code, Files.readString(out), Files.readString(err));
    }

    @Test
    void namesAndArgumentsSurvive() throws Exception {
        // printf makes the bytes: this file's own encoding and the test's locale have no part in it.
        LkjProcess.Result result = shell("""
                e=$(printf '\\303\\251')
                mkdir "d$e" && cp Dockerfile livekit.toml "d$e" && echo x > "d$e/n$e.txt"
                exec "$LKJ" agent deploy --dry-run --json --attribute "k=v$e" "d$e"
                """);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("né.txt").contains("\"k\":\"vé\"");
    }

    @Test
    void deployWorksWithoutHomeAndPath() throws Exception {
        LkjProcess.Result result = shell("exec \"$LKJ\" agent deploy");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("V2 is live in us-east").doesNotContain("Exception");
    }

    @Test
    void errorsShowNamesAsTheyAre() throws Exception {
        LkjProcess.Result result = shell("exec \"$LKJ\" agent deploy --id CA_stub \"$(printf 'no-\\303\\251')\"");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no-é");
    }
}
