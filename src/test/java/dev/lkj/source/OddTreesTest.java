package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import dev.lkj.source.tree.TreeReader;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and kinds of files that trees of people have now and then. */
final class OddTreesTest {
    @TempDir
    private Path folder;

    private TestTree tree;

    @BeforeEach
    void makeFolder() throws IOException {
        tree = new TestTree(Files.createDirectory(folder.resolve("project")));
    }

    /** Packs the tree, lets tar extract it, and returns the bytes of the names that came out. */
    private List<String> travel(String rawFolder) throws Exception {
        Path archive = folder.resolve("out.tar.gz");
        SourceArchive.write(tree.plan(), archive, new Cancellation());
        Path target = Files.createDirectory(folder.resolve("target"));
        TarProgram.extract(archive, target);
        return new TreeReader(target)
                .list(new SourcePath(rawFolder)).stream().map(TreeEntry::name).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "é",
                "e\u0301",
                "😀",
                "tab\there",
                "-rf",
                " lead and trail ",
                "back\\slash",
                "'\"$`"
            })
    void namesTravelAsTheyAre(String name) throws Exception {
        tree.file(name, "x");
        assertThat(travel("")).containsExactly(SourcePath.of(name).raw());
    }

    @Test
    void brokenUtf8Travels() throws Exception {
        shell("printf x > \"$(printf 'a\\377b')\"");
        assertThat(travel("")).containsExactly("a\u00FFb");
    }

    @Test
    void longBrokenUtf8Travels() throws Exception {
        shell("printf x > \"$(printf '%0200d\\377' 1)\"");
        assertThat(travel("")).containsExactly("0".repeat(199) + "1\u00FF");
    }

    private void shell(String script) throws Exception {
        TarProgram.run("sh", "-c", "cd '" + tree.root() + "' && " + script + " || exit 1");
    }

    @Test
    void longPathsTravel() throws Exception {
        String deep = "d".repeat(90) + "/" + "e".repeat(90) + "/" + "f".repeat(90);
        tree.file(deep + "/" + "g".repeat(150), "x").file(deep + "/short", "y");
        assertThat(travel(deep)).containsExactly("g".repeat(150), "short");
    }

    @Test
    void nameOfEveryLengthTravels() throws Exception {
        for (int length = 95; length <= 105; length++) {
            tree.file("n".repeat(length), "").file("p".repeat(60) + "/" + "n".repeat(length), "");
        }
        assertThat(travel("p".repeat(60))).hasSize(11);
        assertThat(new TreeReader(folder.resolve("target")).list(SourcePath.ROOT))
                .hasSize(12);
    }

    @Test
    void pathsWithOddBytesAreShownWithEscapes() throws Exception {
        shell("printf x > \"$(printf 'a\\377\\033[31m\\nb')\"");
        assertThat(tree.plan().largest(1).get(0).path()).hasToString("a\\xff\\x1b[31m\\nb");
    }

    @Test
    void linksPipesAndSocketsAreDroppedAndListed() throws Exception {
        tree.file("a", "")
                .link("gone", "nowhere")
                .link("self", "self")
                .link("up", ".")
                .pipe("pipe");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(tree.locate("socket")));
            assertThat(tree.packed()).containsExactly("./", "a");
            assertThat(tree.plan().dropped())
                    .extracting(Dropped::toString)
                    .containsExactly(
                            dropped("gone", EntryKind.LINK),
                            dropped("pipe", EntryKind.OTHER),
                            dropped("self", EntryKind.LINK),
                            dropped("socket", EntryKind.OTHER),
                            dropped("up", EntryKind.LINK));
        }
    }

    private static String dropped(String name, EntryKind kind) {
        return new Dropped(SourcePath.of(name), kind).toString();
    }

    @Test
    void setuidBitIsKept() throws Exception {
        assumeThat(tree.root().getFileSystem().supportedFileAttributeViews()).contains("unix");
        tree.file("tool", "x");
        shell("chmod 4755 tool");
        assertThat(tree.plan().largest(1).get(0).mode()).isEqualTo(04755);
    }

    @Test
    void manyFilesArePacked() throws Exception {
        for (int i = 0; i < 200; i++) {
            tree.folder("d" + i);
        }
        for (int i = 0; i < 20_000; i++) {
            Files.createFile(tree.root().resolve("d" + i % 200).resolve("f" + i));
        }
        assertThat(SourceArchive.measure(tree.plan(), new Cancellation()).fileCount())
                .isEqualTo(20_000);
    }
}
