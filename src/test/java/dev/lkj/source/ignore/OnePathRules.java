package dev.lkj.source.ignore;

import dev.lkj.source.tree.SourcePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for one path, straight from their definition: every path on the way is asked, nothing is handed down. */
record OnePathRules(List<DockerIgnoreFile.Rule> docker) {

    /** A path on the way, and the line of a {@code .gitignore} that decides there. */
    record Step(SourcePath path, @Nullable GitPattern gitLine) {}

    boolean keeps(List<Step> way, boolean isFolder) {
        Step last = way.get(way.size() - 1);
        if (way.size() == 1 && !isFolder && last.path().name().contains("Dockerfile")) {
            return true;
        }
        for (int i = 0; i < way.size(); i++) {
            if (BuiltInNames.covers(way.get(i).path().name()) && !isAskedFor(way, i)) {
                return false;
            }
        }
        boolean ignored = last.gitLine() != null && !last.gitLine().negated();
        for (DockerIgnoreFile.Rule rule : docker) {
            if (speaksOf(rule, last.path().text())) {
                ignored = !rule.pattern().negated();
            }
        }
        return !ignored;
    }

    private boolean isAskedFor(List<Step> way, int position) {
        SourcePath named = way.get(position).path();
        int start = named.raw().length() - named.name().length();
        for (Step step : way.subList(position, way.size())) {
            GitPattern line = step.gitLine();
            boolean byGit = line != null
                    && line.negated()
                    && line.spells(named.name())
                    && line.baseLength() <= start
                    && !named.name().equals(".git");
            if (byGit || isAskedForByDocker(named.name(), step.path().text())) {
                return true;
            }
        }
        return false;
    }

    private boolean isAskedForByDocker(String name, String path) {
        boolean asked = false;
        for (DockerIgnoreFile.Rule rule : docker) {
            DockerPattern pattern = rule.pattern();
            if (!pattern.negated()) {
                asked &= !speaksOf(rule, path);
            } else {
                asked |= pattern.spells(name) && pattern.matches(path);
            }
        }
        return asked;
    }

    private static boolean speaksOf(DockerIgnoreFile.Rule rule, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (rule.pattern().matches(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
