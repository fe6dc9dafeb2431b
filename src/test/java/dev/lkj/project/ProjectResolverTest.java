package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.error.LkjException;
import dev.lkj.project.ProjectOrigin.Kind;
import dev.lkj.project.ProjectResolution.NeedsChoice;
import dev.lkj.project.ProjectResolution.NoProjects;
import dev.lkj.project.ProjectResolution.Resolved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectResolverTest {
    private static final String ALPHA = "wss://my-app-1a2b.livekit.cloud";
    private static final String BETA = "wss://other-9z.livekit.cloud";

    @TempDir
    Path folder;

    private Situation here;

    @BeforeEach
    void startWithNothing() throws IOException {
        here = new Situation(folder);
    }

    private Situation alphaAndBeta() {
        return here.configured("alpha", ALPHA).configured("beta", BETA);
    }

    private static void assertIs(Resolved resolved, String url, Kind kind, String announcement) {
        assertThat(resolved.project().url()).isEqualTo(url);
        assertThat(resolved.project().origin().kind()).isEqualTo(kind);
        assertThat(resolved.announcement()).isEqualTo(announcement);
    }

    @Test
    void takesTheProjectOfTheFlagBeforeAllElse() throws IOException {
        alphaAndBeta().byDefault("beta").credentials(BETA).toml("livekit.toml", "other-9z");

        Resolved resolved = here.flags(ProjectFlags.ofProject("alpha")).resolved();

        assertIs(resolved, ALPHA, Kind.PROJECT_FLAG, "Using project [alpha]");
        assertThat(resolved.project().apiKey()).isEqualTo("key-alpha");
        assertThat(resolved.project().origin().label()).isEqualTo("--project alpha");
    }

    @Test
    void takesTheProjectOfASubdomain() throws IOException {
        Resolved resolved = alphaAndBeta()
                .credentials(ALPHA)
                .flags(ProjectFlags.ofSubdomain("other-9z"))
                .resolved();

        assertIs(resolved, BETA, Kind.SUBDOMAIN_FLAG, "Using project [beta]");
    }

    @Test
    void takesCredentialsOfTheEnvironment() throws IOException {
        Resolved resolved = alphaAndBeta().byDefault("alpha").credentials(BETA).resolved();

        assertIs(resolved, BETA, Kind.URL_VARIABLE, "Using url, api-key, api-secret from environment");
        assertThat(resolved.project().name()).isEmpty();
        assertThat(resolved.project().origin().label()).isEqualTo("LIVEKIT_URL");
    }

    @Test
    void letsFlagsBeatTheEnvironment() throws IOException {
        here.credentials(ALPHA).flags(new ProjectFlags(null, "k9", "s9", null, null, false));

        Resolved resolved = here.resolved();

        assertIs(resolved, ALPHA, Kind.URL_VARIABLE, "Using url from environment");
        assertThat(resolved.project().apiKey()).isEqualTo("k9");
    }

    @Test
    void announcesNothingWhenAllIsOnTheCommandLine() throws IOException {
        Resolved resolved = here.flags(new ProjectFlags(ALPHA, "k9", "s9", null, null, false))
                .resolved();

        assertIs(resolved, ALPHA, Kind.URL_FLAG, "");
    }

    @Test
    void takesTheLocalServerWhenKeysComeWithoutUrl() throws IOException {
        Resolved resolved =
                here.env("LIVEKIT_API_KEY", "k").env("LIVEKIT_API_SECRET", "s").resolved();

        assertIs(resolved, "http://localhost:7880", Kind.URL_DEFAULT, "Using api-key, api-secret from environment");
    }

    @Test
    void takesAnEmptyVariableForSet() throws IOException {
        Resolved resolved = alphaAndBeta()
                .byDefault("alpha")
                .env("LIVEKIT_URL", "")
                .env("LIVEKIT_API_KEY", "k")
                .env("LIVEKIT_API_SECRET", "s")
                .resolved();

        assertIs(resolved, ALPHA, Kind.DEFAULT_PROJECT, "Using project [alpha]");
        assertThat(resolved.warnings())
                .containsExactly("WARNING: LIVEKIT_API_KEY and LIVEKIT_API_SECRET are not used: "
                        + "LIVEKIT_URL must be set too");
    }

    @Test
    void takesDevelopmentCredentials() throws IOException {
        here.flags(new ProjectFlags(null, null, null, null, null, true));

        assertIs(here.resolved(), "http://localhost:7880", Kind.DEV_FLAG, "Using dev credentials");
        assertThat(here.resolved().project().apiSecret()).isEqualTo("secret");
        assertThat(here.env("LIVEKIT_URL", "ws://x.example:1")
                        .resolved()
                        .project()
                        .url())
                .isEqualTo("ws://x.example:1");
    }

    @Test
    void takesTheProjectOfTheFileOfTheCurrentDirectory() throws IOException {
        alphaAndBeta().byDefault("beta").toml("livekit.toml", "my-app-1a2b").directory("svc");

        Resolved resolved = here.resolved();

        assertIs(resolved, ALPHA, Kind.PROJECT_FILE, "Using project [alpha]");
        assertThat(resolved.project().origin().label()).isEqualTo("livekit.toml");
    }

    @Test
    void takesTheProjectOfAnotherFile() throws IOException {
        alphaAndBeta().toml("livekit.toml", "my-app-1a2b").toml("dev.toml", "other-9z");

        assertIs(here.config("dev.toml").resolved(), BETA, Kind.PROJECT_FILE, "Using project [beta]");
    }

    @Test
    void takesTheDefaultProject() throws IOException {
        assertIs(alphaAndBeta().byDefault("beta").resolved(), BETA, Kind.DEFAULT_PROJECT, "Using project [beta]");
    }

    @Test
    void takesTheOnlyProject() throws IOException {
        assertIs(here.configured("alpha", ALPHA).resolved(), ALPHA, Kind.ONLY_PROJECT, "Using project [alpha]");
    }

    @Test
    void asksWhichOfSeveralIsMeant() throws IOException {
        NeedsChoice choice = (NeedsChoice) alphaAndBeta().resolve();

        assertThat(choice.candidates()).extracting(ConfiguredProject::name).containsExactly("alpha", "beta");
        assertThat(choice.withoutTerminal())
                .hasMessage("multiple projects configured; set --project in non-interactive mode");
        assertThat(choice.withoutTerminal().hint()).isEqualTo("--project alpha\n--project beta");
        assertIs(choice.choose(choice.candidates().get(1)), BETA, Kind.CHOSEN, "Using project [beta]");
    }

    @Test
    void saysThatNothingIsConfigured() throws IOException {
        LkjException failure = ((NoProjects) here.toml("livekit.toml", "acme").resolve()).withoutTerminal();

        assertThat(failure)
                .hasMessage("no projects configured; none in the CLI config file, and none in the environment");
        assertThat(failure.hint()).contains("LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET");
    }

    @Test
    void looksNowhereWithoutAHome() {
        ProjectInputs inputs =
                new ProjectInputs(ProjectFlags.NONE, Map.of(), null, WorkingDirectory.of(folder, null), "livekit.toml");

        assertThat(ProjectResolver.resolve(inputs)).isInstanceOf(NoProjects.class);
    }

    @Test
    void asksWhenTheFileOfTheCurrentDirectoryIsOfNoneAndAnotherFolderIsMeant() throws IOException {
        alphaAndBeta().byDefault("beta").toml("livekit.toml", "elsewhere").directory("svc");

        assertThat(here.resolve()).isInstanceOf(NeedsChoice.class);
    }

    @Test
    void passesOnThatTheConfigFileIsOpenToOthers() throws IOException {
        ProjectInputs inputs = alphaAndBeta().credentials(ALPHA).inputs();
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(here.cliConfig(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(ProjectResolver.resolve(inputs).warnings())
                .containsExactly("WARNING: config file " + here.cliConfig() + " should have permissions 600");
    }

    @Test
    void saysThatHalfAnEnvironmentIsNotUsed() throws IOException {
        alphaAndBeta().byDefault("alpha").env("LIVEKIT_URL", BETA);

        assertThat(here.resolved().warnings())
                .containsExactly(
                        "WARNING: LIVEKIT_URL is not used: LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be set too");
    }

    @Test
    void isSilentWhenHalfAnEnvironmentMeansTheSameProject() throws IOException {
        alphaAndBeta().byDefault("alpha").env("LIVEKIT_URL", ALPHA.replace("wss", "https"));

        assertThat(here.resolved().warnings()).isEmpty();
    }

    @Test
    void showsNoSecret() throws IOException {
        alphaAndBeta().credentials(ALPHA);

        assertThat(here.resolve().toString() + here.inputs()).doesNotContain("s3cret", "k3y");
    }
}
