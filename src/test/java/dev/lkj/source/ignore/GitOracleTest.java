package dev.lkj.source.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.source.TestTree;
import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import dev.lkj.source.tree.TreeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random trees with random {@code .gitignore} files, judged by git itself and by these rules. */
final class GitOracleTest {
    private static final int SEEDS = 300;

    @TempDir
    private Path folder;

    @Test
    void leavesOutWhatGitIgnores() throws Exception {
        git(folder, "", "init", "--quiet", "--bare");
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomGitTree random = new RandomGitTree(seed);
            Path root = folder.resolve("seed-" + seed);
            random.write(new TestTree(root));
            List<SourcePath> paths = allBelow(new TreeReader(root), SourcePath.ROOT);
            assertThat(ignoredByRules(root, paths)).as(() -> "seed " + random).isEqualTo(ignoredByGit(root, paths));
        }
    }

    private static Set<String> ignoredByRules(Path root, List<SourcePath> paths) {
        return paths.stream()
                .filter(path -> isIgnored(root, path))
                .map(SourcePath::raw)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isIgnored(Path root, SourcePath path) {
        TreeReader tree = new TreeReader(root);
        IgnoreFiles files = new IgnoreFiles(tree);
        GitRules rules = GitRules.none();
        SourcePath folder = SourcePath.ROOT;
        List<TreeEntry> names = tree.list(folder);
        for (String name : path.raw().split("/", -1)) {
            rules = files.gitIgnore(folder, names).map(rules::with).orElse(rules);
            folder = folder.child(name);
            boolean isFolder = find(names, name).kind() == EntryKind.DIRECTORY;
            Optional<GitPattern> decisive = rules.decisive(folder, isFolder);
            if (decisive.isPresent() && !decisive.get().negated()) {
                return true;
            }
            names = isFolder ? tree.list(folder) : List.of();
        }
        return false;
    }

    private static TreeEntry find(List<TreeEntry> names, String name) {
        return names.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<SourcePath> allBelow(TreeReader tree, SourcePath folder) {
        List<SourcePath> all = new ArrayList<>();
        for (TreeEntry entry : tree.list(folder)) {
            SourcePath path = folder.child(entry.name());
            if (!entry.name().equals(".git")) {
                all.add(path);
                if (entry.kind() == EntryKind.DIRECTORY) {
                    all.addAll(allBelow(tree, path));
                }
            }
        }
        return all;
    }

    private Set<String> ignoredByGit(Path root, List<SourcePath> paths) throws IOException {
        String input = paths.stream().map(path -> path.raw() + "\0").collect(Collectors.joining());
        String output = git(root, input, "check-ignore", "--no-index", "--stdin", "-z");
        return output.isEmpty() ? Set.of() : new TreeSet<>(List.of(output.split("\0", 0)));
    }

    private String git(Path root, String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_DIR", folder.resolve("repository").toString());
        if (!arguments[0].equals("init")) {
            builder.environment().put("GIT_WORK_TREE", root.toString());
        }
        Process process = builder.start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.ISO_8859_1));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
