package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.source.tree.SourcePath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Folders that are left out are not entered: whoever enters a folder sees the mark of the emulator's data in it, and says
 * so.
 */
final class PrunedWalkTest {
    private static final String MARK = "/.lkj-emulator";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git",
                "node_modules",
                "ui/node_modules",
                ".venv",
                "venv",
                "build",
                "a/build",
                "tests",
                "x/cache"
            })
    void foldersThatAreLeftOutAreNotEntered(String name) throws Exception {
        TestTree tree = tree().file(name + MARK, "").file(name + "/deep" + MARK, "");
        assertThat(tree.plan().emulatorFolders()).isEmpty();
        assertThat(tree.plan().leftOutFolders()).isOne();
    }

    @Test
    void foldersThatAreKeptAreEntered() throws Exception {
        TestTree tree = tree().file("src/a" + MARK, "");
        assertThat(tree.plan().emulatorFolders()).containsExactly(SourcePath.of("src/a"));
    }

    @Test
    void foldersThatMayHoldWhatALineBringsBackAreEntered() throws Exception {
        TestTree tree = tree().file("tests/data/kept/x", "")
                .file("tests/data" + MARK, "")
                .file("tests/other" + MARK, "");
        tree.file(".dockerignore", "tests\n!tests/data/kept\n");
        assertThat(tree.plan().emulatorFolders()).containsExactly(SourcePath.of("tests/data"));
    }

    private TestTree tree() throws Exception {
        return new TestTree(folder)
                .file("agent.py", "")
                .file(".gitignore", "build/\n")
                .file(".dockerignore", "tests\n**/cache\n");
    }
}
