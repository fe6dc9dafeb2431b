package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in what way a project and a project file disagree. */
record WrongTarget(Project project, LiveKitToml file) {
    /** The width of the column that names the sides, unless one of them is longer. */
    private static final int LABEL_WIDTH = 18;

    LkjException failure() {
        Optional<String> subdomain = project.subdomain();
        List<String> lines = new ArrayList<>();
        lines.add(fileClause(file) + ", but " + project.origin().subject(project)
                + subdomain.map(name -> " is of " + Printable.of(name)).orElse(" names no project"));
        lines.addAll(sides(file.shortName(), fileSide(file), project.origin().label(), projectSide()));
        lines.add(
                subdomain.isPresent()
                        ? "project does not match agent subdomain [" + Printable.of(file.subdomain()) + "]"
                        : "invalid project URL [" + project.shownUrl() + "]");
        return LkjException.usage(String.join("\n", lines));
    }

    private String projectSide() {
        return project.origin().isConfigured()
                ? project.shownUrl() + "   (configured project " + project.displayName() + ")"
                : project.shownUrl();
    }

    /** The project file of the current directory is to choose the project, and no configured one fits. */
    static LkjException unknownSubdomain(LiveKitToml file, ConfiguredProjects projects) {
        List<String> lines = new ArrayList<>();
        lines.add(fileClause(file) + ", and no configured project is that one");
        lines.addAll(sides(
                file.shortName(), fileSide(file), "configured", projects.list() + "   (" + projects.shownPath() + ")"));
        String names = projects.config().projects().stream()
                .map(entry -> Printable.of(entry.name()))
                .collect(Collectors.joining(", "));
        lines.add("project not found. Available projects: " + names);
        return LkjException.usage(String.join("\n", lines))
                .withHint(String.join("\n", WrongTargetHints.addProject(file, "")));
    }

    private static String fileClause(LiveKitToml file) {
        return file.subdomain().isEmpty()
                ? file.shortName() + " names no project"
                : file.shortName() + " belongs to project " + Printable.of(file.subdomain());
    }

    private static String fileSide(LiveKitToml file) {
        String where = "   (" + file.location() + ")";
        return file.subdomainLine() == 0
                ? "[project] subdomain is missing" + where
                : file.subdomainAssignment() + where;
    }

    private static List<String> sides(String left, String leftText, String right, String rightText) {
        int width = 2 + Math.max(LABEL_WIDTH, Math.max(left.length(), right.length()));
        String row = "%-" + width + "s%s";
        return List.of(row.formatted(left, leftText), row.formatted(right, rightText));
    }
}
