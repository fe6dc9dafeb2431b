package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.source.ignore.Cause;
import dev.lkj.source.ignore.IgnoreLine;
import dev.lkj.source.tree.SourcePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackingPlanTest {
    @TempDir
    private Path folder;

    private TestTree tree;

    @BeforeEach
    void makeTree() {
        tree = new TestTree(folder);
    }

    /** A folder in the place of an ignore file is an error for whoever looks: it proves that nobody did. */
    private TestTree trap(String name) throws IOException {
        return tree.folder(name + "/.gitignore");
    }

    private List<String> attention() {
        return tree.plan().attention().stream().map(PackingPlanTest::say).toList();
    }

    private static String say(Attention attention) {
        if (attention instanceof Attention.LooksSecret secret) {
            return secret.path() + " looks like " + secret.what();
        }
        return ((Attention.UselessLine) attention).line().location() + " matches nothing";
    }

    @Test
    void countsFilesAndBytes() throws Exception {
        tree.file("a", "12345").file("sub/b", "123");
        assertThat(tree.plan().fileCount()).isEqualTo(2);
        assertThat(tree.plan().bytes()).isEqualTo(8);
    }

    @Test
    void largestFilesComeFirst() throws Exception {
        tree.file("small", "1").file("large", "12345").file("middle", "123");
        assertThat(tree.plan().largest(2)).extracting(e -> e.path().raw()).containsExactly("large", "middle");
    }

    @Test
    void saysWhatEachRuleLeavesOut() throws Exception {
        tree.file(".gitignore", "\ndist/\n").file(".dockerignore", "*.wav\n");
        tree.file("dist/a", "")
                .file("dist/b", "")
                .file("a.wav", "")
                .file("b.wav", "")
                .file(".env", "");
        LeftOut dist = new LeftOut(line(".gitignore", 2, "dist/"), 1, paths("dist"), 0, List.of());
        LeftOut wav = new LeftOut(line(".dockerignore", 1, "*.wav"), 0, List.of(), 2, paths("a.wav", "b.wav"));
        LeftOut env = new LeftOut(new Cause.BuiltIn(".env"), 0, List.of(), 1, paths(".env"));
        assertThat(tree.plan().leftOut()).contains(dist, wav, env);
        assertThat(tree.plan().leftOutFolders()).isEqualTo(1);
        assertThat(tree.plan().leftOutFiles()).isEqualTo(5);
    }

    private static Cause line(String file, int number, String text) {
        return new Cause.ByLine(new IgnoreLine(SourcePath.of(file), number, text));
    }

    private static List<SourcePath> paths(String... names) {
        return List.of(names).stream().map(SourcePath::of).toList();
    }

    @Test
    void foldersThatAreLeftOutAreNotEntered() throws Exception {
        trap("node_modules").file("a", "").file(".gitignore", "/build\n").file(".dockerignore", "out\n!src\n");
        trap("build/deep");
        trap("out/deep");
        assertThat(tree.packed()).containsExactly("./", "a");
    }

    @Test
    void folderIsEnteredWhenALaterLineReachesIntoIt() throws Exception {
        tree.file("docs/a", "").file("docs/keep/b", "").file(".dockerignore", "docs\n!docs/keep\n");
        assertThat(tree.packed()).containsExactly("./", "docs/keep/", "docs/keep/b");
    }

    @Test
    void folderIsNotEnteredForAnEarlierLine() throws Exception {
        trap("docs").file(".dockerignore", "!docs/keep\ndocs\n");
        assertThat(tree.packed()).containsExactly("./");
    }

    @Test
    void aStarOverFoldersReachesEverywhere() throws Exception {
        tree.file("docs/a/b/keep.md", "").file("docs/a/c", "").file(".dockerignore", "docs\n!**/keep.md\n");
        assertThat(tree.packed()).containsExactly("./", "docs/a/b/keep.md");
    }

    @Test
    void theEmulatorsFolderIsNeverPacked() throws Exception {
        tree.file("a", "").file("data/.lkj-emulator", "").file("data/b", "").file(".dockerignore", "!data\n");
        assertThat(tree.packed()).containsExactly("./", "a");
        assertThat(tree.plan().emulatorFolders()).containsExactly(SourcePath.of("data"));
    }

    @Test
    void secretsThatArePackedAreNamed() throws Exception {
        tree.file("a.key", "x").file("ca.pem", "-----BEGIN CERTIFICATE-----\n");
        tree.file("k.pem", "-----BEGIN EC PRIVATE KEY-----\n")
                .file("c/credentials.json", "{}")
                .file("id_rsa", "");
        tree.file("left/b.key", "x")
                .file(".dockerignore", "left\n!.env.local\n")
                .file(".env.local", "A=b\n");
        assertThat(attention())
                .containsExactly(
                        ".env.local looks like an environment file",
                        "a.key looks like a private key",
                        "c/credentials.json looks like credentials",
                        "id_rsa looks like a private key",
                        "k.pem looks like a private key");
    }

    @Test
    void linesThatMatchNothingAreNamed() throws Exception {
        tree.file("a.wav", "").file(".dockerignore", "# sounds\n*.wav\n*.mp3\n\n!keep\n");
        assertThat(attention()).containsExactly(".dockerignore:3 matches nothing", ".dockerignore:5 matches nothing");
    }

    @Test
    void aLineAboutAFolderThatIsNotEnteredIsNotCalledUseless() throws Exception {
        tree.file("node_modules/x/test/a", "").file(".dockerignore", "node_modules/*/test\n**/*.map\nsrc/x\n");
        assertThat(attention()).containsExactly(".dockerignore:3 matches nothing");
    }
}
