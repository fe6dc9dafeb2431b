package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import dev.lkj.source.sdk.ProjectDetector;
import dev.lkj.source.sdk.ProjectType;
import dev.lkj.source.sdk.SdkVersionCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Checks a project before it is packed: its type, and the version of the SDK that it uses. */
final class SourceChecks {
    private final Wiring wiring;
    private final Target target;
    private final Path folder;

    private final String verb;

    /**
     * Checks for a command.
     *
     * @param verb the command's name, for hints
     */
    SourceChecks(Wiring wiring, Target target, Path folder, String verb) {
        this.wiring = wiring;
        this.target = target;
        this.folder = folder;
        this.verb = verb;
    }

    /**
     * Reads the settings of the service and checks the project by them.
     *
     * @throws LkjException (exit 2) when there is neither a known project nor a Dockerfile, or the SDK is too old
     */
    void check(boolean skipSdkCheck) {
        Optional<ProjectType> type = type();
        type.ifPresent(this::announce);
        sdk(type, target.agents().clientSettings(), skipSdkCheck);
    }

    /**
     * The type of the project; none where a Dockerfile says how it is built.
     *
     * @throws LkjException (exit 2) when there is neither a known project nor a Dockerfile
     */
    Optional<ProjectType> type() {
        Optional<ProjectType> type = ProjectDetector.detect(folder);
        if (type.isEmpty() && !Files.exists(folder.resolve("Dockerfile"))) {
            throw none("no Dockerfile, and ");
        }
        return type;
    }

    /** The type of the project, which has to be a known one. */
    ProjectType knownType() {
        return ProjectDetector.detect(folder).orElseThrow(() -> none(""));
    }

    private LkjException none(String more) {
        return LkjException.usage("no agent project detected in the current directory: "
                        + target.directory().given()
                        + " has " + more + "no package.json, requirements.txt, pyproject.toml or lock file")
                .withHint("lkj agent " + verb + " DIR   works on another folder");
    }

    void announce(ProjectType type) {
        wiring.status("Detected agent language [" + type.label() + "]");
    }

    /**
     * Checks the version of the SDK, where the type of the project says which SDK it is.
     *
     * @throws LkjException (exit 2) when it is too old or not found
     */
    void sdk(Optional<ProjectType> type, Map<String, String> settings, boolean skipSdkCheck) {
        if (type.isEmpty()) {
            return;
        }
        try {
            SdkVersionCheck.check(folder, type.get(), settings);
        } catch (LkjException e) {
            if (!skipSdkCheck) {
                throw e.withHint("--skip-sdk-check goes on all the same");
            }
            wiring.failures().warn("Error checking SDK version: " + e.getMessage() + ", skipping...");
        }
    }
}
