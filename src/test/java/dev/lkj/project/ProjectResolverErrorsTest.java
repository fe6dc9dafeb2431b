package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectResolverErrorsTest {
    private static final String ALPHA = "wss://my-app-1a2b.livekit.cloud";
    private static final String BETA = "wss://other-9z.livekit.cloud";

    @TempDir
    Path folder;

    private Situation here;

    @BeforeEach
    void startWithTwoProjects() throws IOException {
        here = new Situation(folder)
                .configured("alpha", ALPHA)
                .configured("beta", BETA)
                .byDefault("beta");
    }

    private LkjException failure() {
        return Failure.usage(() -> here.resolve());
    }

    private LkjException failure(ProjectFlags flags) {
        here.flags(flags);
        return failure();
    }

    @Test
    void refusesAnUnknownProjectAndListsTheKnown() {
        LkjException failure = failure(ProjectFlags.ofProject("gamma"));

        assertThat(failure).hasMessage("--project gamma: project not found. Available projects: alpha, beta");
        assertThat(failure.hint()).contains(here.cliConfig().toString());
    }

    @Test
    void refusesAnUnknownSubdomain() {
        assertThat(failure(ProjectFlags.ofSubdomain("alpha")))
                .hasMessage("--subdomain alpha: project not found. Available projects: alpha, beta");
    }

    @Test
    void refusesAnyNameWhenNothingIsConfigured() throws IOException {
        here = new Situation(folder.resolve("other"));

        LkjException failure = failure(ProjectFlags.ofProject("gamma"));

        assertThat(failure)
                .hasMessage("--project gamma: project not found. No projects configured in " + here.cliConfig());
        assertThat(failure.hint()).contains("LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET");
    }

    @Test
    void refusesTwoProjectsOfOneSubdomain() {
        here.configured("gamma", "wss://other-9z.staging.livekit.cloud");

        LkjException failure = failure(ProjectFlags.ofSubdomain("other-9z"));

        assertThat(failure)
                .hasMessage("--subdomain other-9z is ambiguous: beta (" + BETA
                        + "), gamma (wss://other-9z.staging.livekit.cloud) in " + here.cliConfig());
        assertThat(failure.hint()).isEqualTo("--project beta\n--project gamma");
    }

    @Test
    void refusesAFileThatMeansTwoProjects() throws IOException {
        here.configured("gamma", BETA).toml("livekit.toml", "other-9z");

        assertThat(failure().getMessage()).startsWith("the subdomain [other-9z] of ./livekit.toml:2 is ambiguous: ");
    }

    @Test
    void refusesTwoProjectsOfOneName() {
        here.configured("alpha", "wss://third.livekit.cloud");

        LkjException failure = failure(ProjectFlags.ofProject("alpha"));

        assertThat(failure.getMessage()).startsWith("--project alpha is ambiguous: ");
        assertThat(failure.hint()).isEqualTo("give them different names in " + here.cliConfig());
    }

    @Test
    void takesOneProjectUnderTwoNamesForOne() throws IOException {
        here.entry("{name: also, url: '" + BETA + "', api_key: key-beta, api_secret: s3cret}")
                .flags(ProjectFlags.ofSubdomain("other-9z"));

        assertThat(here.resolved().project().name()).isEqualTo("beta");
    }

    @Test
    void refusesAProjectBesideDev() {
        assertThat(failure(new ProjectFlags(null, null, null, "alpha", null, true)))
                .hasMessage("both project and dev flags are set: --project and --dev");
        assertThat(failure(new ProjectFlags(null, null, null, null, "other-9z", true)))
                .hasMessage("both subdomain and dev flags are set: --subdomain and --dev");
    }

    @Test
    void refusesKeysBesideDevWhereverTheyComeFrom() {
        assertThat(failure(new ProjectFlags(null, "k3y", null, null, null, true)))
                .hasMessage("both api-key and dev flags are set: --api-key and --dev");

        here.env("LIVEKIT_API_SECRET", "s3cret");
        LkjException failure = failure(new ProjectFlags(null, null, null, null, null, true));

        assertThat(failure).hasMessage("both api-secret and dev flags are set: LIVEKIT_API_SECRET and --dev");
        assertThat(failure.hint()).isEqualTo("unset LIVEKIT_API_SECRET or --dev");
    }

    @Test
    void refusesHalfOfTheCredentialsOnTheCommandLine() {
        assertThat(failure(new ProjectFlags(null, "k3y", null, null, null, false)))
                .hasMessage("api-secret is required: --api-key was given without it");
        assertThat(failure(new ProjectFlags(null, null, "s3cret", null, null, false)))
                .hasMessage("api-key is required: --api-secret was given without it");
    }

    @Test
    void refusesAUrlThatAnotherProjectWouldReplace() {
        assertThat(failure(new ProjectFlags(ALPHA, null, null, null, null, false)))
                .hasMessage("--url " + ALPHA + " was given, but project beta is " + BETA);
        assertThat(failure(new ProjectFlags(BETA, null, null, "alpha", null, false)))
                .hasMessage("--url " + BETA + " was given, but project alpha is " + ALPHA);
    }

    @Test
    void refusesASubdomainOfAnotherProject() {
        assertThat(failure(new ProjectFlags(null, null, null, "alpha", "other-9z", false)))
                .hasMessage("--subdomain other-9z was given, but project alpha is " + ALPHA);
    }

    @Test
    void refusesAProjectWithoutCredentials() {
        here.entry("{name: empty, url: 'wss://e.livekit.cloud', api_key: k}");

        LkjException failure = failure(ProjectFlags.ofProject("empty"));

        assertThat(failure)
                .hasMessage(
                        "project credentials are required: project [empty] has no api_secret in the CLI config file");
        assertThat(failure.hint()).startsWith("add it to the project's entry");
    }

    @Test
    void refusesABrokenConfigFileEvenWhenTheEnvironmentSaysAll() throws IOException {
        ProjectInputs inputs = here.credentials(ALPHA).inputs();
        Files.writeString(here.cliConfig(), "projects: 3\n");

        assertThat(Failure.usage(() -> ProjectResolver.resolve(inputs)).getMessage())
                .startsWith(here.cliConfig() + ":1: ");
    }

    @Test
    void refusesABrokenProjectFileWhereItWouldDecide() throws IOException {
        here.file("livekit.toml", "[project\n");

        assertThat(failure().getMessage()).startsWith("./livekit.toml:1: ");
    }

    @Test
    void refusesAProjectFileThatNoConfiguredProjectFits() throws IOException {
        here.toml("livekit.toml", "elsewhere");

        LkjException failure = failure();

        assertThat(failure).hasMessage("""
                        livekit.toml belongs to project elsewhere, and no configured project is that one
                        livekit.toml        subdomain = "elsewhere"   (./livekit.toml:2)
                        configured          alpha (%s), beta (%s)   (%s)
                        project not found. Available projects: alpha, beta""".formatted(ALPHA, BETA, here.cliConfig()));
        assertThat(failure.hint()).isEqualTo("""
                        set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to those of elsewhere
                        or add elsewhere to the projects in ~/.livekit/cli-config.yaml""");
    }
}
