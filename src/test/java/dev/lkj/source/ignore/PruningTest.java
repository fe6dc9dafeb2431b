package dev.lkj.source.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.source.PackedEntry;
import dev.lkj.source.TestTree;
import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import dev.lkj.source.tree.TreeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random trees: what the pruned walk packs is what the rules keep when every path is judged on its own. */
final class PruningTest {
    private static final int SEEDS = 300;
    private static final List<String> NAMES =
            List.of("a", "b", "src", "node_modules", ".env", ".env.x", "venv", "keep.md", "Dockerfile", "x.log");
    private static final List<String> LINES = List.of(
            "*",
            "a",
            "/a",
            "a/b",
            "src",
            "src/*",
            "**/b",
            "*.log",
            "!src",
            "!a/b",
            "!**/keep.md",
            "!src/node_modules",
            "!node_modules",
            "!node_modules/a",
            "!**/.env",
            "!.env",
            "!a/.env.x",
            ".env",
            "node_modules",
            "!*",
            "!a",
            "!src/a/b",
            "!**/node_modules/b",
            "a/**",
            "!a/**/keep.md",
            "!*/",
            "!*.log",
            "!venv",
            "Dockerfile");

    @TempDir
    private Path folder;

    @Test
    void packsWhatTheRulesKeep() throws Exception {
        long packed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            TestTree tree = new TestTree(folder.resolve("seed-" + seed));
            Random random = new Random(seed);
            fill(tree, "", 3, random);
            tree.file(".dockerignore", lines(random));
            List<SourcePath> expected = new ArrayList<>(List.of(SourcePath.ROOT));
            List<DockerIgnoreFile.Rule> docker = new IgnoreFiles(new TreeReader(tree.root()))
                    .dockerIgnore(new TreeReader(tree.root()).list(SourcePath.ROOT));
            collect(new OnePathRules(docker), new TreeReader(tree.root()), GitRules.none(), List.of(), expected);
            assertThat(tree.plan().entries())
                    .extracting(PackedEntry::path)
                    .as("seed %s", seed)
                    .isEqualTo(expected);
            packed += expected.size();
        }
        assertThat(packed).as("entries packed").isGreaterThan(5L * SEEDS);
    }

    private static void fill(TestTree tree, String folder, int depth, Random random) throws Exception {
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            String path = folder + pick(NAMES, random);
            boolean isNew = !Files.exists(tree.locate(path));
            if (isNew && depth > 0 && random.nextInt(2) == 0) {
                tree.folder(path);
                fill(tree, path + "/", depth - 1, random);
            } else if (isNew) {
                tree.file(path, "");
            }
        }
        if (random.nextInt(5) == 0 || folder.isEmpty()) {
            tree.file(folder + ".gitignore", lines(random));
        }
    }

    private static String lines(Random random) {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            lines.append(pick(LINES, random)).append('\n');
        }
        return lines.toString();
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Visits every folder, in the order of the archive; the steps are the folders on the way. */
    private static void collect(
            OnePathRules rules, TreeReader tree, GitRules above, List<OnePathRules.Step> steps, List<SourcePath> kept) {
        SourcePath folder =
                steps.isEmpty() ? SourcePath.ROOT : steps.get(steps.size() - 1).path();
        List<TreeEntry> names = tree.list(folder);
        GitRules git =
                new IgnoreFiles(tree).gitIgnore(folder, names).map(above::with).orElse(above);
        for (TreeEntry entry : names) {
            SourcePath path = folder.child(entry.name());
            boolean isFolder = entry.kind() == EntryKind.DIRECTORY;
            GitPattern line = git.decisive(path, isFolder).orElse(null);
            List<OnePathRules.Step> way = new ArrayList<>(steps);
            way.add(new OnePathRules.Step(path, line));
            if (rules.keeps(way, isFolder)) {
                kept.add(path);
            }
            if (isFolder) {
                collect(rules, tree, line == null || line.negated() ? git : git.excluded(line), way, kept);
            }
        }
    }
}
