package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.LkjException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs in another JVM: what depends on how that was started. */
final class OwnProcessTest {
    @TempDir
    private Path folder;

    private TestTree tree;
    private Path archive;

    @BeforeEach
    void makeFolder() throws IOException {
        tree = new TestTree(Files.createDirectory(folder.resolve("project")));
        archive = folder.resolve("out.tar.gz");
    }

    @Test
    void plainLocaleDoesNotChangeTheArchive() throws Exception {
        tree.file("é/ñ.txt", "x").file("～", "").file("😀", "").file(".gitignore", "caf?\n*.é\n");
        tree.file("café", "")
                .file("a.é", "")
                .file("caf1", "")
                .file(".dockerignore", "b?\n")
                .file("bé", "");
        TarProgram.run("sh", "-c", "printf x > '" + tree.root() + "'/\"$(printf 'a\\377b')\"");
        pack("C.UTF-8");
        byte[] expected = Files.readAllBytes(archive);
        pack("C");
        assertThat(archive).hasBinaryContent(expected);
        assertThat(tree.packed()).containsExactly("./", "a\uDCFFb", "café", "é/", "é/ñ.txt", "～", "😀");
    }

    @Test
    void largeFilesNeedLittleMemory() throws Exception {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        try (RandomAccessFile large = new RandomAccessFile(tree.locate("large").toFile(), "rw")) {
            large.write(noise);
            large.setLength(200L << 20);
        }
        pack("C.UTF-8", "-Xmx32m");
        TarProgram.testGzip(archive);
        assertThat(archive).isNotEmptyFile();
    }

    private void pack(String locale, String... options) throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), PackProgram.class.getName()));
        command.addAll(List.of(tree.root().toString(), archive.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String classPath() throws URISyntaxException {
        return folderOf(LkjException.class) + File.pathSeparator + folderOf(PackProgram.class);
    }

    private static Path folderOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
