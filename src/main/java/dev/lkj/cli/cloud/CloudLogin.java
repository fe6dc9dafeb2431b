package dev.lkj.cli.cloud;

import dev.lkj.cli.SavedConfig;
import dev.lkj.cli.Wiring;
import dev.lkj.cloud.AccountApi;
import dev.lkj.cloud.AccountApi.Granted;
import dev.lkj.cloud.AccountApi.Verification;
import dev.lkj.error.LkjException;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.term.PromptCancelled;
import dev.lkj.term.SafeText;
import dev.lkj.time.CancelledException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Signing in: a person confirms in a browser, and the project's key is written to the CLI config file. */
public final class CloudLogin {
    /** The longest wait for a confirmation, unless another is asked for. */
    static final String USUAL_TIMEOUT = "900";

    /** The wait between two looks, unless another is asked for. */
    static final String USUAL_INTERVAL = "4";

    private final Wiring wiring;
    private final SavedConfig file;
    private final Duration timeout;
    private final Duration interval;

    CloudLogin(Wiring wiring, SavedConfig file, Duration timeout, Duration interval) {
        this.wiring = wiring;
        this.file = file;
        this.timeout = timeout;
        this.interval = interval;
    }

    /** One with the usual waits, for a command that needs a project and finds none. */
    public static CloudLogin usual(Wiring wiring) {
        return new CloudLogin(
                wiring,
                new SavedConfig(wiring, false),
                Duration.ofSeconds(Long.parseLong(USUAL_TIMEOUT)),
                Duration.ofSeconds(Long.parseLong(USUAL_INTERVAL)));
    }

    /**
     * Signs in and saves the project.
     *
     * @return the project as it was saved
     * @throws LkjException when nobody can be asked (USAGE), access is denied (DENIED), or nobody confirms in time
     *     (TIMED_OUT)
     */
    public ConfiguredProject run() {
        if (!wiring.prompter().isInteractive()) {
            throw LkjException.usage("""
                            run `lkj cloud auth` in an interactive terminal,
                            add project credentials manually, or set required credentials via
                            command line arguments or environment variables""")
                    .withHint("lkj project add NAME --url URL --api-key KEY --api-secret SECRET\n"
                            + "or LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET in the environment");
        }
        AccountApi account = wiring.account();
        String device = wiring.prompter()
                .ask("What is the name of this device?", file.read().deviceName());
        file.update(config -> config.withDevice(device));
        wiring.status("Device [" + device + "]");
        wiring.status("Requesting verification token...");
        Granted granted = confirmed(account, account.begin(device));
        wiring.status("Authenticated project [" + granted.projectName() + "]");
        return save(granted, device);
    }

    private Granted confirmed(AccountApi account, Verification verification) {
        String url = wiring.global().dashboardUrl().replaceFirst("/+$", "") + "/cli/confirm-auth?t="
                + URLEncoder.encode(verification.token(), StandardCharsets.UTF_8);
        // Said under --quiet, too: without it nothing goes on.
        wiring.environment().err().line("Please confirm access by visiting:\n");
        wiring.environment().err().line("  " + SafeText.of(url) + "\n");
        WebBrowser.open(wiring.environment(), url);
        wiring.status("Awaiting confirmation...");
        try {
            return new Confirmation(
                            account,
                            verification,
                            wiring.environment().clock(),
                            wiring.pacing(),
                            reason -> wiring.status(reason + "; still waiting"))
                    .await(timeout, interval);
        } catch (CancelledException e) {
            wiring.failures().interrupted("no project was added", "");
            throw e;
        }
    }

    private ConfiguredProject save(Granted granted, String device) {
        CliConfig before = file.read();
        boolean makeDefault = before.projects().isEmpty() || isToBeDefault();
        String chosen = alias(new ProjectAlias(before, granted.url(), granted.projectName()));
        CliConfig after = file.update(config -> {
            // Another lkj may have taken the name since: the key was granted, and must not be lost for that.
            String free = new ProjectAlias(config, granted.url(), granted.projectName()).free(chosen);
            ConfiguredProject project = new ConfiguredProject(
                    free, granted.projectId(), granted.url(), granted.apiKey(), granted.apiSecret());
            CliConfig with = config.with(project).withDevice(device);
            return makeDefault ? with.withDefault(free) : with;
        });
        return after.projects().get(after.projects().size() - 1);
    }

    private boolean isToBeDefault() {
        try {
            return wiring.prompter().confirm("Make this project default?", false);
        } catch (PromptCancelled e) {
            return false;
        }
    }

    /** A name that is free; who leaves the question gets one with a number, since the key is granted already. */
    private String alias(ProjectAlias alias) {
        String name = alias.proposal();
        try {
            while (alias.isTaken(name) || !ProjectAlias.isPossible(name)) {
                wiring.failures()
                        .warn(
                                alias.isTaken(name)
                                        ? "project name already exists: " + name
                                        : "name can only contain alphanumeric characters, dashes and underscores");
                name = wiring.prompter().ask("Choose a different alias", "");
            }
            return name;
        } catch (PromptCancelled e) {
            return alias.free(alias.proposal());
        }
    }
}
