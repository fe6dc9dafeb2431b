package dev.lkj.source.sdk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** Finds the version of {@code livekit-agents} in the files of Python projects. */
final class PythonFiles {
    private static final Pattern PIPFILE = Pattern.compile("\\s*livekit-agents\\s*=\\s*[\"']?([^\"'\\s]+).*");
    private static final Pattern SETUP_CFG = Pattern.compile("\\s*livekit-agents\\s*[=~><!]+\\s*(\\S+).*");
    private static final Pattern LOCKED_VERSION = Pattern.compile("version\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern LOCKED_NAME = Pattern.compile("name\\s*=\\s*\"livekit-agents\"");
    private static final Pattern INSTALL_REQUIRES = listAfter("install_requires");
    private static final Pattern DEPENDENCIES = listAfter("dependencies");
    private static final Pattern QUOTED =
            Pattern.compile("[\"'](livekit-agents)(?:\\[[^\\]]*\\])?([^\"']*)[\"']", Pattern.CASE_INSENSITIVE);

    private PythonFiles() {}

    private static Pattern listAfter(String name) {
        return Pattern.compile(name + "\\s*=\\s*\\[([^\\]]*)\\]", Pattern.CASE_INSENSITIVE);
    }

    static Optional<String> requirements(String content) {
        return content.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Requirement.expression(line).stream())
                .findFirst();
    }

    static Optional<String> pyproject(String content) {
        TomlParseResult toml = Toml.parse(content);
        if (toml.hasErrors() || !toml.isArray("project.dependencies")) {
            return Optional.empty();
        }
        TomlArray dependencies = toml.getArrayOrEmpty("project.dependencies");
        return dependencies.toList().stream()
                .filter(String.class::isInstance)
                .flatMap(line -> Requirement.expression((String) line).stream())
                .findFirst();
    }

    static Optional<String> pipfile(String content) {
        return firstLine(content, PIPFILE).map(version -> version.equals("*") ? "latest" : version);
    }

    static Optional<String> setupCfg(String content) {
        return firstLine(content, SETUP_CFG);
    }

    private static Optional<String> firstLine(String content, Pattern pattern) {
        return content.lines()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst();
    }

    /** The list of dependencies ends at its first bracket, also when that closes the extras of one of them. */
    static Optional<String> setupPy(String content) {
        return firstGroup(INSTALL_REQUIRES, content)
                .or(() -> firstGroup(DEPENDENCIES, content))
                .flatMap(list -> {
                    Matcher quoted = QUOTED.matcher(list);
                    return quoted.find()
                            ? Requirement.expression(quoted.group(1) + quoted.group(2))
                            : Optional.<String>empty();
                });
    }

    private static Optional<String> firstGroup(Pattern pattern, String content) {
        Matcher matcher = pattern.matcher(content);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** {@code poetry.lock} and {@code uv.lock}: a package's name and version are its first two lines. */
    static Optional<String> packageLock(String content) {
        List<String> lines = content.lines().map(String::stripTrailing).toList();
        for (int i = 0; i + 2 < lines.size(); i++) {
            if (lines.get(i).equals("[[package]]")
                    && LOCKED_NAME.matcher(lines.get(i + 1)).matches()) {
                Matcher version = LOCKED_VERSION.matcher(lines.get(i + 2));
                if (version.matches()) {
                    return Optional.of(version.group(1));
                }
            }
        }
        return Optional.empty();
    }
}
