package dev.lkj.project;

import org.jspecify.annotations.Nullable;

/**
 * The global flags that choose a project, as given on the command line; null means not given.
 *
 * @param url {@code --url}
 * @param apiKey {@code --api-key}
 * @param apiSecret {@code --api-secret}
 * @param project {@code --project}
 * @param subdomain {@code --subdomain}
 * @param dev {@code --dev}
 */
public record ProjectFlags(
        @Nullable String url,
        @Nullable String apiKey,
        @Nullable String apiSecret,
        @Nullable String project,
        @Nullable String subdomain,
        boolean dev) {
    /** No flag given. */
    public static final ProjectFlags NONE = new ProjectFlags(null, null, null, null, null, false);

    /** Only {@code --project}. */
    public static ProjectFlags ofProject(String name) {
        return new ProjectFlags(null, null, null, name, null, false);
    }

    /** Only {@code --subdomain}. */
    public static ProjectFlags ofSubdomain(String subdomain) {
        return new ProjectFlags(null, null, null, null, subdomain, false);
    }

    /** The URL, empty when not given. */
    String urlOrEmpty() {
        return url == null ? "" : url;
    }

    /** The project's name, empty when not given. */
    String projectOrEmpty() {
        return project == null ? "" : project;
    }

    /** The subdomain, empty when not given. */
    String subdomainOrEmpty() {
        return subdomain == null ? "" : subdomain;
    }

    /** Whether a URL, a key or a secret stands on the command line. */
    boolean hasCredentials() {
        return url != null || apiKey != null || apiSecret != null;
    }

    /** What was given; never the values of key and secret. */
    @Override
    public String toString() {
        return "ProjectFlags[project=" + project + ", subdomain=" + subdomain + ", dev=" + dev + "]";
    }
}
