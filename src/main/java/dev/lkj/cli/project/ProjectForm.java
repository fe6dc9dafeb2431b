package dev.lkj.cli.project;

import dev.lkj.cli.Wiring;
import dev.lkj.error.LkjException;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The four values of a project: checked, and asked for where somebody can be asked. */
final class ProjectForm {
    private static final Pattern NAME = Pattern.compile("^[a-zA-Z0-9_\\-]+$");
    private static final Pattern URL = Pattern.compile("^(http|https|ws|wss)://[^\\s/$.?#].[^\\s]*$");
    private static final int SHORTEST = 3;

    private final CliConfig config;
    private final Wiring wiring;

    ProjectForm(CliConfig config, Wiring wiring) {
        this.config = config;
        this.wiring = wiring;
    }

    /** The project of these values, where nobody can be asked for others. */
    ConfiguredProject check(String name, String url, String key, String secret) {
        if (name.isEmpty() || url.isEmpty() || key.isEmpty() || secret.isEmpty()) {
            throw LkjException.usage("non-interactive mode: provide project name as argument and\n--url, --api-key,"
                            + " --api-secret")
                    .withHint("lkj project add NAME --url URL --api-key KEY --api-secret SECRET");
        }
        require(nameProblem(name));
        if (key.length() < SHORTEST || secret.length() < SHORTEST) {
            throw LkjException.usage("api-key and api-secret must be at least 3 characters");
        }
        if (url.chars().anyMatch(Character::isISOControl) || url.startsWith(":")) {
            throw LkjException.usage("--url is no URL");
        }
        urlProblem(url).ifPresent(problem -> wiring.failures().warn(problem + "; commands will not find it there"));
        return new ConfiguredProject(name, "", url, key, secret);
    }

    /** The project of these values; what is empty is asked for. */
    ConfiguredProject ask(String name, String url, String key, String secret) {
        String itsName = value(
                "Project Name", name, this::nameProblem, () -> wiring.prompter().ask("Project Name:", ""));
        String itsUrl = value(
                "URL", url, ProjectForm::urlProblem, () -> wiring.prompter().ask("URL:", ""));
        String itsKey = value(
                "API Key", key, ProjectForm::keyProblem, () -> wiring.prompter().ask("API Key:", ""));
        String itsSecret = value(
                "API Secret",
                secret,
                ProjectForm::keyProblem,
                () -> wiring.prompter().askHidden("API Secret (not shown):"));
        return new ConfiguredProject(itsName, "", itsUrl, itsKey, itsSecret);
    }

    private String value(
            String label, String given, Function<String, Optional<String>> problem, Supplier<String> question) {
        if (!given.isEmpty()) {
            require(problem.apply(given));
            wiring.status("  " + label + ": " + (label.equals("API Secret") ? "(given)" : given));
            return given;
        }
        while (true) {
            String answer = question.get();
            Optional<String> wrong = problem.apply(answer);
            if (wrong.isEmpty()) {
                return answer;
            }
            wiring.failures().warn(wrong.get());
        }
    }

    private static void require(Optional<String> problem) {
        problem.ifPresent(text -> {
            throw LkjException.usage(text);
        });
    }

    private Optional<String> nameProblem(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("name can only contain alphanumeric characters, dashes and underscores");
        }
        return config.entry(name).isPresent()
                ? Optional.of(String.valueOf(taken(name).getMessage()))
                : Optional.empty();
    }

    /** Two projects cannot have one name. */
    static LkjException taken(String name) {
        return LkjException.usage("name already exists: " + name);
    }

    private static Optional<String> urlProblem(String url) {
        return URL.matcher(url).matches()
                ? Optional.empty()
                : Optional.of("URL must start with http[s]:// or ws[s]://");
    }

    private static Optional<String> keyProblem(String value) {
        return value.length() >= SHORTEST ? Optional.empty() : Optional.of("value must be at least 3 characters");
    }
}
