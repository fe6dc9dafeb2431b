package dev.lkj.cli.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.FolderOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.WorkingDirectory;
import dev.lkj.source.sdk.ProjectType;
import dev.lkj.term.SafeText;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a Dockerfile and a {@code .dockerignore} for a project that has none. */
@Command(
        name = "dockerfile",
        description = {
            "Write a Dockerfile and a .dockerignore for the project in a folder.",
            "For Python with pip or uv, and for Node.js with pnpm: dependencies in a layer of their own, no compilers"
                    + " and no root in the final image. Files that are there stay as they are, unless --overwrite.",
        },
        footer = {
            "  lkj agent dockerfile                 for the project in this folder",
            "  lkj agent dockerfile svc             for the one in svc/",
            "  lkj agent dockerfile --overwrite     anew",
        })
final class DockerfileCommand implements Verb {
    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Option(names = "--overwrite", description = "Replace files that are there.")
    private boolean overwrite;

    @Option(
            names = {"-j", "--json"},
            description = "Print what was written as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        Target target = folder.target(wiring);
        WorkingDirectory directory = target.directory();
        if (!Files.isDirectory(directory.path())) {
            throw LkjException.usage("invalid working directory: " + SafeText.of(directory.given()))
                    .withHint("name the folder of the project, or leave it out for the current one");
        }
        wiring.status("Loading client settings...");
        if (target.agents().clientSettings().isEmpty()) {
            throw LkjException.of(
                    ExitCode.UNAVAILABLE, "unable to fetch client settings from server, please try again later");
        }
        SourceChecks checks = new SourceChecks(wiring, target, directory.path(), "dockerfile");
        ProjectType type = checks.knownType();
        checks.announce(type);
        boolean dockerfile = wanted(wiring, directory, ProjectFiles.DOCKERFILE);
        boolean dockerIgnore = wanted(wiring, directory, ProjectFiles.DOCKERIGNORE);
        ProjectFiles files = new ProjectFiles(wiring, directory, type);
        String entrypoint = dockerfile ? files.entrypoint() : null;
        if (entrypoint != null) {
            Results.note(wiring, "Using entrypoint file [" + SafeText.of(entrypoint) + "]", json);
            files.writeDockerfile(entrypoint);
            wiring.status("Wrote new Dockerfile");
        }
        if (dockerIgnore) {
            files.writeDockerIgnore();
            wiring.status("Wrote new .dockerignore");
        }
        if (json) {
            Results.json(wiring, answer(type, entrypoint, dockerfile, dockerIgnore));
        }
        return ExitCode.OK;
    }

    private boolean wanted(Wiring wiring, WorkingDirectory directory, String name) {
        boolean keep = !overwrite && ProjectFiles.has(directory, name);
        if (keep) {
            wiring.status(name + " already exists; skipping. Use --overwrite to replace.");
        }
        return !keep;
    }

    private static ObjectNode answer(
            ProjectType type, @Nullable String entrypoint, boolean dockerfile, boolean dockerIgnore) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("type", type.label());
        answer.put("entrypoint", entrypoint);
        ObjectNode files = answer.putObject("files");
        files.put(ProjectFiles.DOCKERFILE, dockerfile ? "written" : "kept");
        files.put(ProjectFiles.DOCKERIGNORE, dockerIgnore ? "written" : "kept");
        return answer;
    }
}
