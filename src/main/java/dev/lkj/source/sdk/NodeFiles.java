package dev.lkj.source.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the version of {@code @livekit/agents} in the files of Node projects. */
final class NodeFiles {
    private static final String PACKAGE = "@livekit/agents";
    private static final List<String> MAPS =
            List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");
    private static final Pattern YARN_KEY = Pattern.compile("\"@livekit/agents@[^\"]*\":.*");
    private static final Pattern YARN_VERSION = Pattern.compile("\\s*version\\s+\"([^\"]+)\".*");
    private static final Pattern PNPM_KEY = Pattern.compile("\\s*\"@livekit/agents@[^\"]*\":\\s*");
    private static final Pattern PNPM_VERSION = Pattern.compile("\\s*version:\\s*(\\S+).*");

    private NodeFiles() {}

    /** A version that is no string, anywhere in the maps of dependencies, makes the file unreadable. */
    static Optional<String> packageJson(String content) {
        JsonNode json = parse(content);
        if (MAPS.stream().anyMatch(map -> hasOddVersion(json.path(map)))) {
            return Optional.empty();
        }
        return MAPS.stream()
                .map(map -> json.path(map).path(PACKAGE))
                .filter(version -> !version.isMissingNode())
                .map(version -> version.isNull() ? "" : version.asText())
                .findFirst();
    }

    private static boolean hasOddVersion(JsonNode map) {
        if (map.isMissingNode() || map.isNull()) {
            return false;
        }
        for (Iterator<JsonNode> versions = map.elements(); versions.hasNext(); ) {
            JsonNode version = versions.next();
            if (!version.isTextual() && !version.isNull()) {
                return true;
            }
        }
        return !map.isObject();
    }

    /** The map of packages that newer lock files have is not read. */
    static Optional<String> packageLock(String content) {
        JsonNode version = parse(content).path("dependencies").path(PACKAGE).path("version");
        return version.isTextual() ? Optional.of(version.asText()) : Optional.empty();
    }

    private static JsonNode parse(String content) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            return mapper.readTree(content);
        } catch (JsonProcessingException e) {
            // No JSON tells nothing, as an empty object does.
            return mapper.createObjectNode();
        }
    }

    static Optional<String> yarnLock(String content) {
        return lineAfter(content, YARN_KEY, YARN_VERSION);
    }

    static Optional<String> pnpmLock(String content) {
        return lineAfter(content, PNPM_KEY, PNPM_VERSION);
    }

    private static Optional<String> lineAfter(String content, Pattern key, Pattern value) {
        List<String> lines = content.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            Matcher version = value.matcher(lines.get(i + 1));
            if (key.matcher(lines.get(i)).matches() && version.matches()) {
                return Optional.of(version.group(1));
            }
        }
        return Optional.empty();
    }
}
