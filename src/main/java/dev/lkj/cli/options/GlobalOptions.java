package dev.lkj.cli.options;

import dev.lkj.project.ProjectFlags;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The flags that every command takes, before or after its name. */
public final class GlobalOptions {

    @Option(
            names = "--project",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Configured project to use.")
    @Nullable
    String project;

    @Option(
            names = "--subdomain",
            paramLabel = "SUBDOMAIN",
            scope = ScopeType.INHERIT,
            description = "Configured project to use, by the first label of its URL's host.")
    @Nullable
    String subdomain;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Project URL; also LIVEKIT_URL.")
    @Nullable
    String url;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            scope = ScopeType.INHERIT,
            description = "API key; also LIVEKIT_API_KEY.")
    @Nullable
    String apiKey;

    @Option(
            names = "--api-secret",
            paramLabel = "SECRET",
            scope = ScopeType.INHERIT,
            description = "API secret; better given as LIVEKIT_API_SECRET, since others can read a command line.")
    @Nullable
    String apiSecret;

    @Option(
            names = "--dev",
            scope = ScopeType.INHERIT,
            description = "Use the well-known credentials of a local server, devkey and secret.")
    boolean dev;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "livekit.toml",
            scope = ScopeType.INHERIT,
            description = "Name of the project file in the working directory (default: ${DEFAULT-VALUE}).")
    String config = "livekit.toml";

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Ask nothing: confirm what is asked, take defaults, fail where there is none.")
    boolean yes;

    @Option(
            names = {"-q", "--quiet", "--silent"},
            scope = ScopeType.INHERIT,
            description = "Print results, warnings and errors only.")
    boolean quiet;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show each request and answer, without anything secret.")
    boolean verbose;

    @Option(names = "--curl", hidden = true, scope = ScopeType.INHERIT, description = "Accepted; has no effect here.")
    boolean curl;

    @Option(names = "--server-url", hidden = true, scope = ScopeType.INHERIT, description = "Account API.")
    String serverUrl = "https://cloud-api.livekit.io";

    @Option(names = "--dashboard-url", hidden = true, scope = ScopeType.INHERIT, description = "Dashboard.")
    String dashboardUrl = "https://cloud.livekit.io";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and do nothing else.")
    boolean help;

    /** The flags that choose the project. */
    public ProjectFlags projectFlags() {
        return new ProjectFlags(url, apiKey, apiSecret, project, subdomain, dev);
    }

    /** Goes on as if this project had been named, for a command that lets it be chosen and then does what another does. */
    public void choose(String name) {
        project = name;
    }

    /** The name of the project file. */
    public String config() {
        return config;
    }

    /** Ask nothing. */
    public boolean yes() {
        return yes;
    }

    /** Print no status lines. */
    public boolean quiet() {
        return quiet;
    }

    /** Show requests and answers. */
    public boolean verbose() {
        return verbose;
    }

    /** Where the account API is. */
    public String serverUrl() {
        return serverUrl;
    }

    /** Where a browser confirms access. */
    public String dashboardUrl() {
        return dashboardUrl;
    }

    /** {@code --dev}, which the emulator reads in its own way. */
    public boolean dev() {
        return dev;
    }

    /** {@code --subdomain}, which the emulator reads in its own way. */
    public Optional<String> subdomain() {
        return Optional.ofNullable(subdomain).filter(name -> !name.isEmpty());
    }
}
