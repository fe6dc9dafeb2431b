package dev.lkj.cli.local;

import dev.lkj.project.Project;
import dev.lkj.project.ProjectFlags;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables by which an agent finds its project; no command line ever shows them. */
final class ChildCredentials {
    private ChildCredentials() {}

    /** Each value by itself: of a flag, of the environment, of the project; after a choice by name the project's alone. */
    static Map<String, String> of(Project project, ProjectFlags flags, Map<String, String> environment) {
        boolean named = isGiven(flags.project()) || isGiven(flags.subdomain());
        Map<String, String> explicit = named ? Map.of() : environment;
        return Map.of(
                "LIVEKIT_URL", value(named ? null : flags.url(), explicit.get("LIVEKIT_URL"), project.url()),
                "LIVEKIT_API_KEY",
                        value(named ? null : flags.apiKey(), explicit.get("LIVEKIT_API_KEY"), project.apiKey()),
                "LIVEKIT_API_SECRET",
                        value(
                                named ? null : flags.apiSecret(),
                                explicit.get("LIVEKIT_API_SECRET"),
                                project.apiSecret()));
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private static String value(@Nullable String flag, @Nullable String variable, String otherwise) {
        return Optional.ofNullable(flag)
                .filter(ChildCredentials::isGiven)
                .or(() -> Optional.ofNullable(variable).filter(ChildCredentials::isGiven))
                .orElse(otherwise);
    }
}
