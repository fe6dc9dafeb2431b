package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lkj.error.LkjException;
import dev.lkj.project.ProjectResolution.NeedsChoice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetCheckTest {
    private static final String X1 = "wss://acme-x1.livekit.cloud";
    private static final String DEV = "wss://acme-dev.livekit.cloud";
    private static final String ADD = "set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to those of acme-x1\n"
            + "or add acme-x1 to the projects in ~/.livekit/cli-config.yaml";

    @TempDir
    Path folder;

    private Situation here;

    @BeforeEach
    void standInAProjectOfX1() throws IOException {
        here = new Situation(folder).toml("livekit.toml", "acme-x1");
    }

    private LkjException failure() {
        return Failure.usage(() -> here.check("agent", "deploy"));
    }

    @Test
    void acceptsTheProjectOfTheFile() {
        assertThatCode(() -> here.credentials(X1).check("agent", "deploy")).doesNotThrowAnyException();
    }

    @Test
    void acceptsAnyProjectWithoutAFile() {
        assertThatCode(() -> here.credentials(DEV).directory("svc").check("agent", "deploy"))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsAProjectOfTheEmulatorsForm() {
        assertThatCode(() -> here.credentials("http://emulator.localhost:8790").check("agent", "deploy"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesFileAndVariable() {
        LkjException failure = Failure.usage(() -> here.credentials(DEV).check("agent", "deploy"));

        assertThat(failure).hasMessage("""
                        livekit.toml belongs to project acme-x1, but LIVEKIT_URL is of acme-dev
                        livekit.toml        subdomain = "acme-x1"   (./livekit.toml:2)
                        LIVEKIT_URL         wss://acme-dev.livekit.cloud
                        project does not match agent subdomain [acme-x1]""");
        assertThat(failure.hint()).isEqualTo(ADD);
    }

    @Test
    void offersTheConfiguredProjectAndTheFileThatFit() throws IOException {
        here.credentials(DEV)
                .configured("x1", X1)
                .toml("livekit.dev.toml", "acme-dev")
                .toml("livekit.other.toml", "other")
                .file("livekit.broken.toml", "[");

        assertThat(failure().hint()).isEqualTo("""
                        lkj --project x1 agent deploy               (a configured project)
                        lkj agent deploy --config livekit.dev.toml  (a file that exists)""");
    }

    @Test
    void namesTheUrlFlagAndRepeatsNoCredentials() throws IOException {
        here.flags(new ProjectFlags(DEV, "k3y", "s3cret", null, null, false)).toml("livekit.dev.toml", "acme-dev");

        LkjException failure = failure();

        assertThat(failure.getMessage())
                .startsWith("livekit.toml belongs to project acme-x1, but --url is of acme-dev\n")
                .contains("--url               " + DEV)
                .doesNotContain("k3y", "s3cret");
        assertThat(failure.hint()).isEqualTo("the same command with --config livekit.dev.toml  (a file that exists)");
    }

    @Test
    void namesTheProjectFlagAndKeepsItBesideAnotherFile() throws IOException {
        here.configured("my dev", DEV).flags(ProjectFlags.ofProject("my dev")).toml("livekit.dev.toml", "acme-dev");

        LkjException failure = failure();

        assertThat(failure.getMessage())
                .startsWith("livekit.toml belongs to project acme-x1, but --project my dev is of acme-dev\n")
                .contains("--project my dev    " + DEV + "   (configured project my dev)");
        assertThat(failure.hint())
                .isEqualTo("lkj --project 'my dev' agent deploy --config livekit.dev.toml  (a file that exists)");
    }

    @Test
    void namesTheSubdomainFlag() {
        here.configured("dev", DEV).configured("x1", X1).flags(ProjectFlags.ofSubdomain("acme-dev"));

        LkjException failure = failure();

        assertThat(failure.getMessage())
                .startsWith("livekit.toml belongs to project acme-x1, but --subdomain acme-dev is of acme-dev\n");
        assertThat(failure.hint()).isEqualTo("lkj --project x1 agent deploy  (a configured project)");
    }

    @Test
    void saysThatFlagsMustGoBeforeTheEnvironmentCounts() {
        here.configured("dev", DEV).flags(ProjectFlags.ofSubdomain("acme-dev"));

        assertThat(failure().hint()).isEqualTo("leave out --subdomain, and " + ADD);
    }

    @Test
    void namesDevelopmentCredentials() {
        here.flags(new ProjectFlags(null, null, null, null, null, true));

        assertThat(failure()).hasMessage("""
                        livekit.toml belongs to project acme-x1, but --dev names no project
                        livekit.toml        subdomain = "acme-x1"   (./livekit.toml:2)
                        --dev               http://localhost:7880
                        invalid project URL [http://localhost:7880]""");
        assertThat(failure().hint()).startsWith("leave out --dev, and set LIVEKIT_URL");
    }

    @Test
    void namesTheDefaultUrlWhenOnlyKeysAreSet() {
        here.env("LIVEKIT_API_KEY", "k3y").env("LIVEKIT_API_SECRET", "s3cret");

        assertThat(failure().getMessage())
                .startsWith("livekit.toml belongs to project acme-x1, but the default URL names no project\n");
        assertThat(failure().hint()).isEqualTo(ADD);
    }

    @Test
    void namesAVariableThatIsNoProjectUrl() {
        here.credentials("acme-x1.livekit.cloud");

        assertThat(failure().getMessage())
                .startsWith("livekit.toml belongs to project acme-x1, but LIVEKIT_URL names no project\n")
                .endsWith("\ninvalid project URL [acme-x1.livekit.cloud]");
    }

    @Test
    void namesBothFilesWhenTheOneHereChoseTheProject() throws IOException {
        here.configured("x1", X1)
                .configured("dev", DEV)
                .toml("svc/livekit.toml", "acme-dev")
                .directory("svc");

        LkjException failure = Failure.usage(() -> here.check("agent", "deploy", "svc"));

        assertThat(failure).hasMessage("""
                        svc/livekit.toml belongs to project acme-dev, but livekit.toml, which chose the project, is of acme-x1
                        svc/livekit.toml    subdomain = "acme-dev"   (svc/livekit.toml:2)
                        livekit.toml        wss://acme-x1.livekit.cloud   (configured project x1)
                        project does not match agent subdomain [acme-dev]""");
        assertThat(failure.hint()).isEqualTo("lkj --project dev agent deploy svc  (a configured project)");
    }

    @Test
    void namesTheDefaultProject() throws IOException {
        here.configured("x1", X1)
                .configured("dev", DEV)
                .byDefault("dev")
                .toml("a/svc/livekit.toml", "acme-x1")
                .config("livekit.toml")
                .directory("a/svc");
        here.without("livekit.toml");

        LkjException failure = Failure.usage(() -> here.check("agent", "status", "a/svc"));

        assertThat(failure.getMessage())
                .startsWith(
                        "a/svc/livekit.toml belongs to project acme-x1, but the default project dev is of acme-dev\n");
        assertThat(failure.hint()).isEqualTo("lkj --project x1 agent status a/svc  (a configured project)");
    }

    @Test
    void namesTheOnlyConfiguredProject() throws IOException {
        here.configured("dev", DEV).toml("svc/livekit.toml", "acme-x1").directory("svc");
        here.without("livekit.toml");

        assertThat(failure().getMessage())
                .startsWith("svc/livekit.toml belongs to project acme-x1, but the only configured project, dev, is of "
                        + "acme-dev\n");
    }

    @Test
    void namesTheChosenProject() throws IOException {
        here.configured("dev", DEV)
                .configured("x1", X1)
                .toml("svc/livekit.toml", "acme-x1")
                .toml("svc/livekit.dev.toml", "acme-dev")
                .directory("svc");
        here.without("livekit.toml");
        NeedsChoice choice = (NeedsChoice) here.resolve();
        Project chosen = choice.choose(choice.candidates().get(0)).project();

        LkjException failure = Failure.usage(() -> here.check(chosen, "agent", "deploy", "svc"));

        assertThat(failure.getMessage()).contains("but the chosen project dev is of acme-dev\n");
        assertThat(failure.hint())
                .contains("lkj --project x1 agent deploy svc ")
                .contains("lkj --project dev agent deploy svc --config livekit.dev.toml  (");
    }

    @Test
    void showsTheKeyOfALegacyFile() throws IOException {
        here.credentials(DEV).file("livekit.toml", "\nproject_subdomain = \"acme-x1\"\n");

        assertThat(failure().getMessage())
                .contains("livekit.toml        project_subdomain = \"acme-x1\"   (./livekit.toml:2)");
    }

    @Test
    void saysThatAFileNamesNoProject() throws IOException {
        here.credentials(DEV).file("livekit.toml", "");

        assertThat(failure()).hasMessage("""
                        livekit.toml names no project, but LIVEKIT_URL is of acme-dev
                        livekit.toml        [project] subdomain is missing   (./livekit.toml)
                        LIVEKIT_URL         wss://acme-dev.livekit.cloud
                        project does not match agent subdomain []""");
        assertThat(failure().hint()).isEqualTo("write subdomain = \"acme-dev\" under [project] in ./livekit.toml");
    }

    @Test
    void saysThatCaseMatters() throws IOException {
        here.credentials(DEV).toml("livekit.toml", "Acme-Dev");

        assertThat(failure().hint()).isEqualTo("write subdomain = \"acme-dev\" under [project] in ./livekit.toml:2");
    }

    @Test
    void offersNoConfiguredProjectThatCannotBeUsed() {
        here.credentials(DEV).entry("{name: x1, url: '" + X1 + "'}");

        assertThat(failure().hint()).isEqualTo(ADD);
    }

    @Test
    void offersTheSameFileWithTheConfiguredProject() throws IOException {
        here.credentials(DEV).configured("x1", X1).toml("prod.toml", "acme-x1").config("prod.toml");

        assertThat(failure().hint())
                .isEqualTo("lkj --project x1 agent deploy --config prod.toml  (a configured project)");
    }

    @Test
    void letsNoControlCharacterThrough() throws IOException {
        here.credentials("wss://u:s3cret@acme\u001b.livekit.cloud")
                .file("livekit.toml", "project.subdomain=\"\\u001b[2J\"");

        assertThat(failure().getMessage() + failure().hint()).doesNotContain("\u001b", "s3cret");
    }
}
