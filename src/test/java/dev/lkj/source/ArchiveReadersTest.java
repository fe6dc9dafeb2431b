package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.source.archive.Samples;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive in the hands of readers that the service and its builders are likely to use: Go's
 * ({@code -Dlkj.test.untar=PROGRAM}) and Python's ({@code -Dlkj.test.python=PROGRAM}).
 */
@Tag("component")
final class ArchiveReadersTest {
    private static final String UNTAR = System.getProperty("lkj.test.untar", "");
    private static final String PYTHON = System.getProperty("lkj.test.python", "");

    @TempDir
    private Path folder;

    private Path archive;
    private final List<String> expected = new ArrayList<>();

    @BeforeEach
    void packAllKindsOfFiles() throws Exception {
        TestTree tree = new TestTree(Files.createDirectory(folder.resolve("project")));
        for (Samples sample : Samples.values()) {
            for (int length : new int[] {1, 511, 512, 131_072, 1_000_003}) {
                Path file = tree.locate(sample.name() + length);
                Files.write(file, sample.bytes(length));
            }
        }
        tree.file("empty", "")
                .file("long/" + "é".repeat(80) + "/" + "n".repeat(120), "long")
                .folder("void");
        archive = folder.resolve("out.tar.gz");
        SourceArchive.write(tree.plan(), archive, new Cancellation());
        for (PackedEntry entry : tree.plan().entries()) {
            byte[] content = entry.folder()
                    ? new byte[0]
                    : Files.readAllBytes(tree.locate(entry.path().text()));
            expected.add(TestTree.listed(entry) + " " + Integer.toOctalString(entry.mode()) + " " + sha256(content));
        }
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Test
    void goReadsIt() throws Exception {
        assumeThat(UNTAR).as("-Dlkj.test.untar: src/test/go/untar, built").isNotEmpty();
        assertThat(read(UNTAR, archive.toString())).isEqualTo(expected);
    }

    @Test
    void pythonReadsIt() throws Exception {
        assumeThat(PYTHON).as("-Dlkj.test.python: a Python").isNotEmpty();
        List<String> read = read(PYTHON, Path.of("src/test/python/untar.py").toString(), archive.toString());
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void tarAndGzipReadIt() throws Exception {
        TarProgram.testGzip(archive);
        assertThat(TarProgram.list(archive)).hasSameSizeAs(expected);
    }

    private static List<String> read(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
