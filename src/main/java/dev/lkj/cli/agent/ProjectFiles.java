package dev.lkj.cli.agent;

import dev.lkj.cli.Wiring;
import dev.lkj.project.WorkingDirectory;
import dev.lkj.source.generate.Entrypoints;
import dev.lkj.source.generate.GeneratedFiles;
import dev.lkj.source.sdk.ProjectType;
import dev.lkj.term.Line;
import dev.lkj.term.SafeText;
import java.nio.file.Files;
import java.util.List;

/** The Dockerfile and the {@code .dockerignore} of a project: which are there, and how missing ones are made. */
final class ProjectFiles {
    static final String DOCKERFILE = "Dockerfile";
    static final String DOCKERIGNORE = ".dockerignore";

    private final Wiring wiring;
    private final WorkingDirectory directory;
    private final ProjectType type;

    ProjectFiles(Wiring wiring, WorkingDirectory directory, ProjectType type) {
        this.wiring = wiring;
        this.directory = directory;
        this.type = type;
    }

    static boolean has(WorkingDirectory directory, String name) {
        return Files.exists(directory.path().resolve(name));
    }

    /** The file that starts the agent: the only one, or the one that a person chooses. */
    String entrypoint() {
        List<String> found =
                Entrypoints.find(directory.path(), type, wiring.environment().cancellation());
        if (found.size() == 1 || !wiring.prompter().isInteractive()) {
            return found.get(0);
        }
        String language = type.isPython() ? "Python" : "Node.js";
        List<Line> names =
                found.stream().map(name -> Line.of(SafeText.of(name))).toList();
        int chosen = wiring.prompter()
                .pick("Select the " + language + " file which contains your agent's entrypoint", names, 0);
        return found.get(chosen);
    }

    void writeDockerfile(String entrypoint) {
        directory.write(DOCKERFILE, GeneratedFiles.dockerfile(type, entrypoint));
    }

    void writeDockerIgnore() {
        directory.write(DOCKERIGNORE, GeneratedFiles.dockerIgnore(type));
    }
}
