package dev.lkj.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lkj project} where nobody can be asked. */
class ProjectCommandsTest {
    private static final String TWO = """
            default_project: beta
            projects:
                - name: alpha
                  project_id: p_1
                  url: wss://my-app-1a2b.livekit.cloud
                  api_key: devkey
                  api_secret: hush-alpha
                - name: beta
                  project_id: p_2
                  url: wss://other-9z.livekit.cloud
                  api_key: devkey2
                  api_secret: hush-beta
            device_name: laptop
            theme: ""
            """;

    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = home.resolve(".livekit/cli-config.yaml");
    }

    private void two() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, TWO);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        }
    }

    private CliHarness.Result run(String typed) {
        return new CliHarness(home, home).run(("project " + typed).split(" ", -1));
    }

    private static JsonNode json(CliHarness.Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }

    @Test
    void noProjectIsNoFailure() {
        CliHarness.Result result = run("list");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("No projects configured, use `lkj cloud auth` to authenticate a new project.\n");
        assertThat(run("list --json").out()).isEqualTo("[]\n");
    }

    @Test
    void aFileThatOthersCanReadIsWarnedOf() throws IOException {
        two();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.getFileStore(file).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));

        assertThat(run("list").err()).contains("WARNING: config file " + file + " should have permissions 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list --json", "remove alpha --json", "set-default alpha --json"})
    void secretsAreNeverPrinted(String typed) throws IOException {
        two();
        CliHarness.Result result = run(typed);

        assertThat(result.code()).isZero();
        assertThat(result.out() + result.err()).doesNotContain("hush");
    }

    @Test
    void jsonHasTheMembersOfTheTable() throws IOException {
        two();

        assertThat(json(run("list -j"))).isEqualTo(new ObjectMapper().readTree("""
                [{"Name": "alpha", "ProjectId": "p_1", "URL": "wss://my-app-1a2b.livekit.cloud", "APIKey": "devkey",
                  "Default": false},
                 {"Name": "beta", "ProjectId": "p_2", "URL": "wss://other-9z.livekit.cloud", "APIKey": "devkey2",
                  "Default": true}]
                """));
    }

    @Test
    void aTerminalGetsATableThatFits() throws IOException {
        two();
        CliHarness.Result result = new CliHarness(home, home)
                .with("COLUMNS", "80")
                .with("NO_COLOR", "1")
                .terminals(false, true, false)
                .run("project", "list");

        assertThat(result.out().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(result.out()).contains("* beta").doesNotContain("│");
    }

    @Test
    void addGivesJsonToPrograms() throws IOException {
        CliHarness.Result result = run("add alpha --url wss://a-1.livekit.cloud --api-key key --api-secret top --json");

        assertThat(json(result).path(0).path("Default").asBoolean()).isTrue();
        assertThat(result.err()).isEqualTo("Saved CLI config to [" + file + "]\n");
    }

    @Test
    void addMakesTheDefaultOnlyWhenAsked() throws IOException {
        two();
        run("add gamma --url wss://g --api-key key --api-secret top");
        assertThat(file).content().contains("default_project: beta");

        run("add delta --url wss://g --api-key key --api-secret top --default");
        assertThat(file).content().contains("default_project: delta");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add|non-interactive mode: provide project name as argument and",
                "add x --url wss://a --api-key key|--url, --api-key, --api-secret",
                "add x y|non-interactive mode: provide project name",
                "add a.b --url wss://a --api-key key --api-secret top|name can only contain alphanumeric characters,"
                        + " dashes and underscores",
                "add alpha --url wss://a --api-key key --api-secret top|name already exists",
                "add x --url wss://a --api-key ke --api-secret top|api-key and api-secret must be at least 3 characters",
                "add x --url wss://a --api-key key --api-secret to|api-key and api-secret must be at least 3 characters",
                "add x --url : --api-key key --api-secret top|--url is no URL",
                "remove|project name is required",
                "set-default|project name is required",
                "set-default gamma|project not found. Available projects: alpha, beta",
            })
    void whatIsWrongIsSaidAndNothingChanges(String typed, String message) throws IOException {
        two();
        CliHarness.Result result = run(typed);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
        assertThat(file).hasContent(TWO);
    }

    @Test
    void theEnvironmentIsNotConsulted() {
        CliHarness.Result result = new CliHarness(home, home)
                .with("LIVEKIT_URL", "wss://a")
                .with("LIVEKIT_API_KEY", "key")
                .with("LIVEKIT_API_SECRET", "top")
                .run("project", "add", "x");

        assertThat(result.code()).isEqualTo(2);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aUrlThatIsNoneIsTakenWithAWarning() {
        CliHarness.Result result = new CliHarness(home, home)
                .run("project", "add", "x", "--url", "not a url", "--api-key", "key", "--api-secret", "top");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("warning: URL must start with http[s]:// or ws[s]://");
        assertThat(file).content().contains("url: \"not a url\"");
    }

    @Test
    void anUnknownNameToRemoveIsAWarning() throws IOException {
        two();
        CliHarness.Result result = run("remove gamma");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("Saved CLI config to [" + file + "]\nRemoved project gamma\n");
        assertThat(result.err()).isEqualTo("warning: there was no project [gamma]; configured: alpha, beta\n");
        assertThat(json(run("remove gamma --json")).path("existed").asBoolean()).isFalse();
        assertThat(file).hasContent(TWO);
    }

    @Test
    void everyEntryOfTheNameIsRemoved() throws IOException {
        two();
        Files.writeString(file, TWO.replace("name: alpha", "name: beta"));

        CliHarness.Result result = run("remove beta");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(json(run("list --json"))).isEmpty();
        assertThat(file).content().contains("default_project: \"\"").doesNotContain("hush");
    }

    @Test
    void withoutAnyProjectThereIsNothingToSet() {
        CliHarness.Result result = run("set-default x");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("project not found. No projects configured", "lkj project add");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndLeftAlone() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "projects:\n  - name: a\n api_secret: hush\n");
        CliHarness.Result result = run("list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("cli-config.yaml:").doesNotContain("hush");
    }

    @Test
    void quietLeavesResultsOnly() throws IOException {
        two();

        assertThat(run("set-default alpha --quiet").err()).isEmpty();
    }
}
