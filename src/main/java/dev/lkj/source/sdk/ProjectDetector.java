package dev.lkj.source.sdk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Tells the type of a project from the files directly in its folder. */
public final class ProjectDetector {
    /** What was looked for, for the message that says that nothing was found. */
    public static final String EXPECTED = "expected package.json, requirements.txt, pyproject.toml, or lock files";

    private static final List<String> PIP_FILES = List.of("poetry.lock", "Pipfile.lock", "requirements.txt");
    private static final List<String> OTHER_TOOLS = List.of("poetry", "pdm", "hatch");

    private ProjectDetector() {}

    /** The type of the project, or nothing when the folder has none of the files that tell it. */
    public static Optional<ProjectType> detect(Path folder) {
        if (has(folder, "package.json")) {
            return Optional.of(ProjectType.NODE);
        }
        if (has(folder, "uv.lock")) {
            return Optional.of(ProjectType.PYTHON_UV);
        }
        if (PIP_FILES.stream().anyMatch(name -> has(folder, name))) {
            return Optional.of(ProjectType.PYTHON_PIP);
        }
        if (has(folder, "pyproject.toml")) {
            boolean uv = ProjectFile.read(folder.resolve("pyproject.toml"))
                    .filter(ProjectDetector::isUvs)
                    .isPresent();
            return Optional.of(uv ? ProjectType.PYTHON_UV : ProjectType.PYTHON_PIP);
        }
        return Optional.empty();
    }

    private static boolean has(Path folder, String name) {
        return Files.exists(folder.resolve(name));
    }

    private static boolean isUvs(String content) {
        TomlParseResult toml = Toml.parse(content);
        if (toml.hasErrors() || !toml.isTable("tool")) {
            return false;
        }
        return OTHER_TOOLS.stream().noneMatch(tool -> toml.contains("tool." + tool)) && toml.contains("tool.uv");
    }
}
