package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The entries of the CLI config file as commands look for them. */
record ConfiguredProjects(CliConfig config) {

    ConfiguredProject named(String name) {
        List<ConfiguredProject> found = matching(entry -> entry.name().equals(name));
        if (found.isEmpty()) {
            throw notFound("--project " + Printable.of(name));
        }
        return single(found, "--project " + Printable.of(name));
    }

    ConfiguredProject ofSubdomainFlag(String subdomain) {
        List<ConfiguredProject> found = ofSubdomain(subdomain);
        if (found.isEmpty()) {
            throw notFound("--subdomain " + Printable.of(subdomain));
        }
        return single(found, "--subdomain " + Printable.of(subdomain));
    }

    List<ConfiguredProject> ofSubdomain(String subdomain) {
        return matching(entry -> entry.subdomain().map(subdomain::equals).orElse(false));
    }

    /** Entries of the same URL and key are one project under two names. */
    ConfiguredProject single(List<ConfiguredProject> found, String what) {
        ConfiguredProject first = found.get(0);
        boolean same = found.stream()
                .allMatch(entry ->
                        entry.url().equals(first.url()) && entry.apiKey().equals(first.apiKey()));
        if (!same) {
            throw LkjException.usage(what + " is ambiguous: " + list(found) + " in " + shownPath())
                    .withHint(hint(found));
        }
        return complete(first);
    }

    private String hint(List<ConfiguredProject> found) {
        boolean byName = found.stream().map(ConfiguredProject::name).distinct().count() == found.size();
        return byName
                ? found.stream()
                        .map(entry -> "--project " + ShellWords.of(List.of(entry.name())))
                        .collect(Collectors.joining("\n"))
                : "give them different names in " + shownPath();
    }

    /** The entry, if it has all that a request needs. */
    static ConfiguredProject complete(ConfiguredProject entry) {
        String missing = entry.url().isEmpty()
                ? "url"
                : entry.apiKey().isEmpty() ? "api_key" : entry.apiSecret().isEmpty() ? "api_secret" : "";
        if (!missing.isEmpty()) {
            throw LkjException.usage("project credentials are required: project [" + Printable.of(entry.name())
                            + "] has no " + missing + " in the CLI config file")
                    .withHint("add it to the project's entry there, or set " + ProjectInputs.VARIABLES);
        }
        return entry;
    }

    /** Which projects there are, for messages. */
    String list() {
        return list(config.projects());
    }

    String shownPath() {
        return Printable.of(config.path().toString());
    }

    private LkjException notFound(String what) {
        if (config.projects().isEmpty()) {
            return LkjException.usage(what + ": project not found. No projects configured in " + shownPath())
                    .withHint("lkj cloud auth or lkj project add adds one; or leave it out and set\n"
                            + ProjectInputs.VARIABLES);
        }
        String names = config.projects().stream()
                .map(entry -> Printable.of(entry.name()))
                .collect(Collectors.joining(", "));
        return LkjException.usage(what + ": project not found. Available projects: " + names)
                .withHint("they are in " + shownPath() + " with their URLs");
    }

    private static String list(List<ConfiguredProject> entries) {
        return entries.stream()
                .map(entry -> Printable.of(entry.name()) + " (" + ProjectUrl.shown(entry.url()) + ")")
                .collect(Collectors.joining(", "));
    }

    private List<ConfiguredProject> matching(Predicate<ConfiguredProject> condition) {
        return config.projects().stream().filter(condition).toList();
    }
}
