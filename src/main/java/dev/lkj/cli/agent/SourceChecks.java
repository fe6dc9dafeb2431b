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

    SourceChecks(Wiring wiring, Target target, Path folder) {
        this.wiring = wiring;
        this.target = target;
        this.folder = folder;
    }

    /**
     * Reads the settings of the service and checks the project by them.
     *
     * @throws LkjException (exit 2) when there is neither a known project nor a Dockerfile, or the SDK is too old
     */
    void check(boolean skipSdkCheck) {
        Optional<ProjectType> type = ProjectDetector.detect(folder);
        if (type.isEmpty() && !Files.exists(folder.resolve("Dockerfile"))) {
            throw LkjException.usage("no agent project detected in the current directory: "
                            + target.directory().given()
                            + " has no Dockerfile, and no package.json, requirements.txt, pyproject.toml or lock file")
                    .withHint("lkj agent deploy DIR   deploys another folder");
        }
        type.ifPresent(found -> wiring.status("Detected agent language [" + found.label() + "]"));
        Map<String, String> settings = target.agents().clientSettings();
        if (type.isEmpty()) {
            return;
        }
        try {
            SdkVersionCheck.check(folder, type.get(), settings);
        } catch (LkjException e) {
            if (!skipSdkCheck) {
                throw e.withHint("--skip-sdk-check deploys all the same");
            }
            wiring.failures().warn("Error checking SDK version: " + e.getMessage() + ", skipping...");
        }
    }
}
