package dev.lkj.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** URL, key and secret from flags and environment, each with where it came from. */
record Credentials(Setting url, Setting apiKey, Setting apiSecret) {
    /** Where a development server listens. */
    static final String DEFAULT_URL = "http://localhost:7880";

    static Credentials of(ProjectFlags flags, Map<String, String> environment) {
        return new Credentials(
                Setting.of("url", flags.url(), environment.get("LIVEKIT_URL"), DEFAULT_URL),
                Setting.of("api-key", flags.apiKey(), environment.get("LIVEKIT_API_KEY"), ""),
                Setting.of("api-secret", flags.apiSecret(), environment.get("LIVEKIT_API_SECRET"), ""));
    }

    boolean isComplete() {
        return all().stream().noneMatch(setting -> setting.value().isEmpty());
    }

    List<Setting> all() {
        return List.of(url, apiKey, apiSecret);
    }

    /** The names of the values that equal what the environment has, whatever way they were given. */
    List<String> fromEnvironment() {
        List<String> names = new ArrayList<>();
        for (Setting setting : all()) {
            if (!setting.value().isEmpty() && setting.value().equals(setting.variableValue())) {
                names.add(setting.name());
            }
        }
        return names;
    }

    /**
     * One of the three values.
     *
     * @param name the flag's name without dashes
     * @param value what counts; may be empty
     * @param source {@code --url}, {@code LIVEKIT_URL}, or empty for a default
     * @param variableValue what the environment has; null when the variable is not set
     */
    record Setting(
            String name,
            String value,
            String source,
            @Nullable String variableValue) {
        /** A flag beats the variable, which beats the default; an empty variable counts as set. */
        static Setting of(String name, @Nullable String flag, @Nullable String variable, String otherwise) {
            if (flag != null) {
                return new Setting(name, flag, "--" + name, variable);
            }
            return variable != null
                    ? new Setting(name, variable, variableOf(name), variable)
                    : new Setting(name, otherwise, "", null);
        }

        private static String variableOf(String name) {
            return switch (name) {
                case "url" -> "LIVEKIT_URL";
                case "api-key" -> "LIVEKIT_API_KEY";
                default -> "LIVEKIT_API_SECRET";
            };
        }

        boolean isFlag() {
            return source.startsWith("--");
        }

        boolean isGiven() {
            return !source.isEmpty() && !value.isEmpty();
        }

        /** Name and source; the value may be a secret. */
        @Override
        public String toString() {
            return name + " from " + source;
        }
    }
}
