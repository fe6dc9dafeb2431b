package dev.lkj.source.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.source.TestTree;
import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import dev.lkj.source.tree.TreeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random trees with random {@code .gitignore} files, judged by git itself and by these rules. */
final class GitOracleTest {
    private static final int SEEDS = 300;

    @TempDir
    private Path folder;

    private Path trees;
    private final List<RandomGitTree> drawn = new ArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        trees = Files.createDirectory(folder.resolve("trees"));
    }

    private void drawTrees(int count) throws IOException {
        for (int seed = 0; seed < count; seed++) {
            drawn.add(new RandomGitTree(seed));
            drawn.get(seed).write(new TestTree(trees.resolve("seed-" + seed)));
        }
    }

    @Test
    void leavesOutWhatGitIgnoresBelowTheTop() throws Exception {
        drawTrees(SEEDS);
        Set<String> all = new TreeSet<>();
        Set<String> byRules = new TreeSet<>();
        new Walk(new TreeReader(trees), all, byRules).visit(SourcePath.ROOT, GitRules.none());
        Set<String> byGit = ignoredByGit(trees, all);
        assertThat(byGit).hasSizeBetween(SEEDS, all.size() - SEEDS);
        for (int seed = 0; seed < SEEDS; seed++) {
            String prefix = "seed-" + seed + "/";
            assertThat(startingWith(byRules, prefix))
                    .as("seed %s", drawn.get(seed))
                    .isEqualTo(startingWith(byGit, prefix));
        }
    }

    @Test
    void leavesOutWhatGitIgnoresAtTheTop() throws Exception {
        drawTrees(SEEDS / 10);
        for (int seed = 0; seed < SEEDS / 10; seed++) {
            Path root = trees.resolve("seed-" + seed);
            Set<String> all = new TreeSet<>();
            Set<String> byRules = new TreeSet<>();
            new Walk(new TreeReader(root), all, byRules).visit(SourcePath.ROOT, GitRules.none());
            assertThat(byRules).as("seed %s", drawn.get(seed)).isEqualTo(ignoredByGit(root, all));
        }
    }

    private static List<String> startingWith(Set<String> paths, String prefix) {
        return paths.stream().filter(path -> path.startsWith(prefix)).toList();
    }

    /** Visits everything, also what is ignored: git is asked about it, too. */
    private record Walk(TreeReader tree, Set<String> all, Set<String> ignored) {

        void visit(SourcePath folder, GitRules above) {
            List<TreeEntry> names = tree.list(folder);
            GitRules rules = new IgnoreFiles(tree)
                    .gitIgnore(folder, names)
                    .map(above::with)
                    .orElse(above);
            for (TreeEntry entry : names) {
                SourcePath path = folder.child(entry.name());
                boolean isFolder = entry.kind() == EntryKind.DIRECTORY;
                Optional<GitPattern> exclusion = rules.decisive(path, isFolder).filter(line -> !line.negated());
                all.add(path.raw());
                if (exclusion.isPresent()) {
                    ignored.add(path.raw());
                }
                if (isFolder) {
                    visit(path, exclusion.map(rules::excluded).orElse(rules));
                }
            }
        }
    }

    private Set<String> ignoredByGit(Path root, Set<String> paths) throws IOException {
        if (!Files.exists(folder.resolve("repository"))) {
            git(root, "", "init", "--quiet", "--bare");
        }
        String output = git(root, String.join("\0", paths), "check-ignore", "--no-index", "--stdin", "-z");
        return output.isEmpty() ? Set.of() : new TreeSet<>(List.of(output.split("\0", 0)));
    }

    private String git(Path root, String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.ignoreCase=false"));
        command.addAll(List.of(arguments));
        Path in = Files.write(folder.resolve("input"), input.getBytes(StandardCharsets.ISO_8859_1));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(in.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_DIR", folder.resolve("repository").toString());
        if (!arguments[0].equals("init")) {
            builder.environment().put("GIT_WORK_TREE", root.toString());
        }
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
