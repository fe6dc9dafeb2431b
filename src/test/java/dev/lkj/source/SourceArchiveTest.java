package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.source.tree.FileFacts;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceArchiveTest {
    @TempDir
    private Path folder;

    private TestTree tree;
    private Path archive;

    @BeforeEach
    void makeFolders() throws IOException {
        tree = new TestTree(Files.createDirectory(folder.resolve("project")));
        archive = folder.resolve("out.tar.gz");
    }

    private ArchiveFacts write() {
        return SourceArchive.write(tree.plan(), archive, new Cancellation());
    }

    @Test
    void tarListsWhatThePlanHolds() throws Exception {
        tree.file("a/b.txt", "b").file("Dockerfile", "FROM x").folder("empty");
        write();
        assertThat(TarProgram.list(archive)).containsExactly("./", "Dockerfile", "a/", "a/b.txt", "empty/");
    }

    @Test
    void tarExtractsTheSameBytesAndModes() throws Exception {
        tree.file("run.sh", "#!/bin/sh\n").file("sub/x.bin", "x".repeat(1000)).file("empty", "");
        byte[] noise = new byte[700_001];
        new Random(1).nextBytes(noise);
        Files.write(tree.locate("sub/noise"), noise);
        Files.writeString(tree.locate("long.txt"), "all work and no play\n".repeat(50_000));
        chmod("run.sh", "rwxr-x--x");
        chmod("sub", "rwxr-x---");
        chmod("empty", "r--------");
        write();
        Path target = Files.createDirectory(folder.resolve("target"));
        TarProgram.extract(archive, target);
        assertThat(describe(target)).isEqualTo(describe(tree.root()));
    }

    private void chmod(String name, String permissions) throws IOException {
        if (Files.getFileStore(tree.root()).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(tree.locate(name), PosixFilePermissions.fromString(permissions));
        }
    }

    /** Mode and content of everything below a folder. */
    private static Map<String, String> describe(Path root) throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                FileFacts facts = FileFacts.read(path, LinkOption.NOFOLLOW_LINKS);
                String content = Files.isDirectory(path) ? "folder" : sha256(path);
                all.put(root.relativize(path).toString(), Integer.toOctalString(facts.mode()) + " " + content);
            }
        }
        return all;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void gzipFindsOneSoundMember() throws Exception {
        tree.file("long.txt", "all work and no play\n".repeat(100_000));
        write();
        TarProgram.testGzip(archive);
        assertThat(TarProgram.run("gzip", "-lv", archive.toString())).contains("defla");
    }

    @Test
    void factsAreThoseOfTheFile() throws Exception {
        tree.file("a", "a".repeat(600)).file("b", "");
        ArchiveFacts facts = write();
        assertThat(facts.size()).isEqualTo(Files.size(archive));
        assertThat(facts.sha256()).isEqualTo(sha256(archive));
        assertThat(facts.fileCount()).isEqualTo(2);
        // Headers of ./, a and b, two blocks of content, two of zeros.
        assertThat(facts.uncompressedBytes()).isEqualTo((3 + 2 + 2) * 512L);
    }

    @Test
    void measuringSaysTheSameAsWriting() throws Exception {
        tree.file("a", "a".repeat(600));
        assertThat(SourceArchive.measure(tree.plan(), new Cancellation())).isEqualTo(write());
    }

    @Test
    void sameTreeGivesTheSameBytes() throws Exception {
        tree.file("a/b.txt", "b".repeat(300_000)).file("c", "c").folder("d");
        String first = write().sha256();
        Files.setLastModifiedTime(tree.locate("c"), FileTime.fromMillis(12_345_000));
        Files.setLastModifiedTime(tree.locate("a"), FileTime.fromMillis(12_345_000));
        assertThat(write().sha256()).isEqualTo(first);
    }

    @Test
    void entriesTellNothingOfTheMachine() throws Exception {
        tree.file("a/b.txt", "b").file("c", "").folder("d");
        Files.setLastModifiedTime(tree.locate("c"), FileTime.fromMillis(12_345_000));
        write();
        Set<FileTime> times = new HashSet<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getLongUserId()).as(entry.getName()).isZero();
                assertThat(entry.getLongGroupId()).as(entry.getName()).isZero();
                assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
                times.add(entry.getLastModifiedTime());
            }
        }
        assertThat(times).hasSize(1);
    }

    @Test
    void temporaryArchiveIsReadAsOftenAsNeeded() throws Exception {
        tree.file("a", "a".repeat(200_000)).file("b", "b");
        try (SourceArchive written = SourceArchive.createTemporary(tree.plan(), folder, new Cancellation())) {
            for (int i = 0; i < 2; i++) {
                try (OutputStream out = Files.newOutputStream(archive)) {
                    written.copyTo(out);
                }
                assertThat(archive).hasSize(written.facts().size());
                assertThat(sha256(archive)).isEqualTo(written.facts().sha256());
            }
        }
    }

    @Test
    void temporaryArchiveIsGoneAfterClosing() throws Exception {
        tree.file("a", "a");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        SourceArchive.createTemporary(tree.plan(), temporary, new Cancellation())
                .close();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void temporaryArchiveHasNoNameThatAKillCouldLeave() throws Exception {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        tree.file("a", "a");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (SourceArchive written = SourceArchive.createTemporary(tree.plan(), temporary, new Cancellation())) {
            assertThat(written.facts().size()).isPositive();
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void archiveOfALinkedFolderHoldsItsContent() throws Exception {
        tree.file("a", "a");
        Path link = Files.createSymbolicLink(folder.resolve("link"), tree.root());
        SourceArchive.write(PackingPlan.of(link, new Cancellation()), archive, new Cancellation());
        assertThat(TarProgram.list(archive)).containsExactly("./", "a");
    }
}
