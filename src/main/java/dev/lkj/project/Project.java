package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.Optional;

/**
 * The project that a command acts on.
 *
 * @param name the name in the CLI config file; empty for credentials from flags or the environment
 * @param url where the project is
 * @param apiKey the key that requests are signed with
 * @param apiSecret its secret, which no text ever shows
 * @param origin what chose the project
 */
public record Project(String name, String url, String apiKey, String apiSecret, ProjectOrigin origin) {

    static Project of(ConfiguredProject entry, ProjectOrigin origin) {
        return new Project(entry.name(), entry.url(), entry.apiKey(), entry.apiSecret(), origin);
    }

    /** The first label of the URL's host; empty when the URL has none. */
    public Optional<String> subdomain() {
        return ProjectUrl.subdomain(url);
    }

    /**
     * The subdomain, for commands that cannot do without.
     *
     * @throws LkjException (USAGE) when the URL has none
     */
    public String requireSubdomain() {
        return subdomain()
                .orElseThrow(() -> LkjException.usage("invalid project URL [" + shownUrl() + "]")
                        .withHint("a project's URL looks like wss://<subdomain>.livekit.cloud"));
    }

    /** Whether the host is {@code <subdomain>.localhost}, which is how the emulator names a project. */
    public boolean isEmulatorForm() {
        return ProjectUrl.isEmulatorForm(url);
    }

    /** What people call the project: its name, else its subdomain, else its URL. */
    public String displayName() {
        return name.isEmpty() ? Printable.of(subdomain().orElse(shownUrl())) : Printable.of(name);
    }

    /** The URL for messages, without a password that it may hold. */
    public String shownUrl() {
        return ProjectUrl.shown(url);
    }

    /** The pages of the project in the dashboard; empty where the URL is not the cloud's. */
    public Optional<DashboardLinks> links() {
        return DashboardLinks.of(url);
    }

    /** Name, URL and origin; never key or secret. */
    @Override
    public String toString() {
        return "Project[" + displayName() + ", " + shownUrl() + ", from " + origin.label() + "]";
    }
}
