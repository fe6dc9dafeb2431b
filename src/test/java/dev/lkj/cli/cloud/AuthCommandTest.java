package dev.lkj.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.Environment;
import dev.lkj.cli.Output;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.FakeTime;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lkj cloud auth} where nobody can be asked. */
class AuthCommandTest {
    private static final String TWO = """
            default_project: ""
            projects:
                - name: alpha
                  url: wss://my-app-1a2b.livekit.cloud
                  api_key: devkey
                  api_secret: secret
                - name: beta
                  url: wss://other-9z.livekit.cloud
                  api_key: devkey
                  api_secret: secret
            """;

    @TempDir
    private Path home;

    private final FakeTime time = FakeTime.at("2026-11-22T10:15:01Z");
    private final FakeCloud cloud = new FakeCloud(JsonNodeFactory.instance.objectNode(), time);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private CliHarness.Result run(String typed) {
        String[] words = Stream.concat(
                        Stream.of("cloud", "auth", "--server-url", cloud.base()),
                        typed.isEmpty() ? Stream.empty() : Stream.of(typed.split(" ", -1)))
                .toArray(String[]::new);
        return new CliHarness(home, home).with(time).run(words);
    }

    private void configured(String yaml) throws IOException {
        Files.createDirectories(home.resolve(".livekit"));
        Files.writeString(home.resolve(".livekit/cli-config.yaml"), yaml);
    }

    private List<String> names() {
        return CliConfig.load(home).projects().stream()
                .map(ConfiguredProject::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--yes", "--json"})
    void signingInNeedsATerminal(String flags) {
        CliHarness.Result result = run(flags);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "run `lkj cloud auth` in an interactive terminal",
                        "add project credentials manually",
                        "set required credentials via",
                        "command line arguments or environment variables",
                        "lkj project add NAME");
        assertThat(cloud.requests()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--revoke|multiple projects configured",
                "--revoke --project gamma|project not found. Available projects: alpha, beta",
                "--timeout 0|at least 1 second",
                "-i 0|at least 1 second",
                "-t soon|invalid value \"soon\" for flag -timeout",
            })
    void whatIsUnclearIsNotDone(String typed, String message) throws IOException {
        configured(TWO);
        CliHarness.Result result = run(typed);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(cloud.requests()).isEmpty();
    }

    @Test
    void theOnlyProjectIsNotRevokedForLackOfAnother() throws IOException {
        configured("projects:\n- {name: alpha, url: wss://a-1.livekit.cloud, api_key: devkey, api_secret: secret}\n");
        CliHarness.Result result = run("--revoke");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("lkj cloud auth --revoke --project alpha");
    }

    @Test
    void withoutAnyProjectThereIsNothingToRevoke() {
        assertThat(run("--revoke").err()).contains("no projects configured");
    }

    @Test
    void aRefusedRevocationKeepsTheProject() throws IOException {
        configured(TWO);
        cloud.always("cli/revoke", Answers.text(403, "no"));
        CliHarness.Result result = run("--revoke --project alpha");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("access denied");
        assertThat(names()).containsExactly("alpha", "beta");
    }

    @Test
    void aServiceOutOfReachIsItsOwnCode() throws IOException {
        configured(TWO);
        cloud.always("cli/revoke", Answers.text(502, "no"));

        assertThat(run("--revoke --project alpha").code()).isEqualTo(8);
        assertThat(names()).containsExactly("alpha", "beta");
    }

    @Test
    void programsLearnWhatWasRemoved() throws IOException {
        configured(TWO);

        assertThat(run("--revoke --project beta --json").out()).isEqualTo("""
                {
                  "removed": [
                    "beta"
                  ]
                }
                """);
        assertThat(names()).containsExactly("alpha");
    }

    @Test
    void aKeyFromTheEnvironmentIsRevokedWithWhatIsConfiguredWithIt() throws IOException {
        configured(TWO);
        CliHarness.Result result = new CliHarness(home, home)
                .with(time)
                .with("LIVEKIT_URL", "wss://other-9z.livekit.cloud")
                .with("LIVEKIT_API_KEY", "devkey")
                .with("LIVEKIT_API_SECRET", "secret")
                .run("cloud", "auth", "-R", "--server-url", cloud.base());

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Removed project beta");
        assertThat(names()).containsExactly("alpha");
    }

    @Test
    void aServersAddressHasToBeOne() throws IOException {
        configured(TWO);
        CliHarness.Result result =
                new CliHarness(home, home).run("cloud", "auth", "-R", "--project", "alpha", "--server-url", "nowhere");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--server-url is not a URL");
    }

    private Environment with(String name, String value) {
        return new Environment(
                Map.of(name, value),
                home,
                home,
                new ByteArrayInputStream(new byte[0]),
                new Output(new ByteArrayOutputStream()),
                new Output(new ByteArrayOutputStream()),
                Environment.Terminals.NONE,
                time,
                time,
                new dev.lkj.time.Cancellation());
    }

    @ParameterizedTest
    @CsvSource({
        "BROWSER, none, mac os x, ''",
        "BROWSER, firefox, linux, firefox",
        "X, x, linux, ''",
        "DISPLAY, :0, linux, xdg-open",
        "WAYLAND_DISPLAY, w, linux, xdg-open",
        "X, x, mac os x, open",
        "X, x, windows 11, rundll32",
    })
    void eachSystemHasItsWayToOpenABrowser(String name, String value, String system, String program) {
        assertThat(WebBrowser.command(with(name, value), system)
                        .map(words -> words.get(0))
                        .orElse(""))
                .isEqualTo(program);
    }
}
