package dev.lkj.source.sdk;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that a project's LiveKit SDK is not older than the service's minimum. */
public final class SdkVersionCheck {
    private static final String PYTHON_MINIMUM = "python-min-sdk-version";
    private static final String NODE_MINIMUM = "node-min-sdk-version";

    private SdkVersionCheck() {}

    /**
     * Finds the version in the files of the project and compares it with the minimum.
     *
     * @param settings the client settings of the service
     * @return what was found
     * @throws LkjException with exit 2 when the SDK is too old, is not found, or nothing tells; with exit 8 when the
     *     settings lack the minimums
     */
    public static SdkVersion check(Path folder, ProjectType type, Map<String, String> settings) {
        String minimum = minimum(type, settings);
        SdkVersion version = find(folder, type);
        if (!VersionExpression.satisfies(version.expression(), minimum)) {
            throw tooOld(version.packageName(), version.expression(), minimum);
        }
        return version;
    }

    /**
     * Holds an installed version against a minimum.
     *
     * @throws LkjException with exit 2 when it is older
     */
    public static void checkInstalled(ProjectType type, String installed, String minimum) {
        if (!VersionExpression.satisfies(installed, minimum)) {
            throw tooOld(packageName(type), installed, minimum);
        }
    }

    /**
     * Holds the version in the files of a project against a minimum.
     *
     * @throws LkjException with exit 2 when the SDK is too old, is not found, or nothing tells
     */
    public static void check(Path folder, ProjectType type, String minimum) {
        check(folder, type, Map.of(PYTHON_MINIMUM, minimum, NODE_MINIMUM, minimum));
    }

    private static LkjException tooOld(String packageName, String version, String minimum) {
        return LkjException.usage(
                "package " + packageName + " version " + version + " is too old, please upgrade to " + minimum);
    }

    private static String packageName(ProjectType type) {
        return type.isPython() ? "livekit-agents" : "@livekit/agents";
    }

    private static String minimum(ProjectType type, Map<String, String> settings) {
        String python = settings.getOrDefault(PYTHON_MINIMUM, "");
        String node = settings.getOrDefault(NODE_MINIMUM, "");
        if (python.isEmpty() || node.isEmpty()) {
            throw LkjException.of(
                    ExitCode.UNAVAILABLE, "unable to fetch client settings from server, please try again later");
        }
        return type.isPython() ? python : node;
    }

    private static SdkVersion find(Path folder, ProjectType type) {
        String packageName = packageName(type);
        List<VersionSource> present = (type.isPython() ? VersionSource.PYTHON : VersionSource.NODE)
                .stream()
                        .filter(source -> Files.exists(folder.resolve(source.name())))
                        .toList();
        if (present.isEmpty()) {
            throw LkjException.usage(
                    "unable to locate project files, please use a supported Python or Node.js project" + " structure");
        }
        Optional<SdkVersion> best = Optional.empty();
        int bestPriority = 0;
        for (VersionSource source : present) {
            if (source.priority() > bestPriority) {
                Optional<SdkVersion> found = ProjectFile.read(folder.resolve(source.name()))
                        .flatMap(source.extract())
                        .filter(VersionExpression::isVersion)
                        .map(expression -> new SdkVersion(packageName, expression, source.name()));
                if (found.isPresent()) {
                    best = found;
                    bestPriority = source.priority();
                }
            }
        }
        return best.orElseThrow(() -> LkjException.usage(
                "package " + packageName + " not found in any project files. Are you sure this is an agent?"));
    }
}
