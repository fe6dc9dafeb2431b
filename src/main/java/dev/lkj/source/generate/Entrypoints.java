package dev.lkj.source.generate;

import dev.lkj.source.ignore.DockerIgnore;
import dev.lkj.source.sdk.ProjectType;
import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import dev.lkj.source.tree.TreeReader;
import dev.lkj.time.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of a project that may start its agent, the likeliest first. */
public final class Entrypoints {
    private final TreeReader tree;
    private final String suffix;
    private final Cancellation cancellation;
    private final List<SourcePath> found = new ArrayList<>();

    private Entrypoints(Path folder, ProjectType type, Cancellation cancellation) {
        this.tree = new TreeReader(folder);
        this.suffix = type.isPython() ? ".py" : ".js";
        this.cancellation = cancellation;
    }

    /**
     * Looks for them below a folder; what the generated {@code .dockerignore} leaves out is none.
     *
     * @return paths relative to the folder, with {@code /} between their parts; never empty, since the usual name is
     *     assumed where there is no such file
     * @throws dev.lkj.error.LkjException with exit 2 when a folder cannot be read
     */
    public static List<String> find(Path folder, ProjectType type, Cancellation cancellation) {
        Entrypoints search = new Entrypoints(folder, type, cancellation);
        search.walk(SourcePath.ROOT, DockerIgnore.parse(GeneratedFiles.dockerIgnore(type)));
        if (search.found.isEmpty()) {
            return List.of("agent" + search.suffix);
        }
        return search.found.stream()
                .sorted(Comparator.comparingInt(search::priority).thenComparing(Comparator.naturalOrder()))
                .map(SourcePath::text)
                .toList();
    }

    private void walk(SourcePath folder, DockerIgnore rules) {
        for (TreeEntry entry : tree.list(folder)) {
            cancellation.throwIfCancelled();
            SourcePath path = folder.child(entry.name());
            if (rules.excludes(path)) {
                continue;
            }
            if (entry.kind() == EntryKind.DIRECTORY) {
                walk(path, rules.below(path));
            } else if (entry.kind() == EntryKind.FILE && mayStart(entry.name())) {
                found.add(path);
            }
        }
    }

    /** Names with two underscores in front are parts of a package, apart from the one that runs it. */
    private boolean mayStart(String name) {
        return name.endsWith(suffix) && (!name.startsWith("__") || name.equals("__main__.py"));
    }

    private int priority(SourcePath path) {
        return switch (path.name()) {
            case "__main__.py", "index.js" -> 0;
            case "main.py", "main.js" -> 1;
            case "agent.py", "agent.js" -> 2;
            default -> 3;
        };
    }
}
