package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.error.LkjException;
import dev.lkj.testing.FakeTime;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliConfigFileTest {
    private static final ConfiguredProject GAMMA = project("gamma");

    @TempDir
    Path home;

    static ConfiguredProject project(String name) {
        return new ConfiguredProject(name, "p_9", "wss://" + name + ".livekit.cloud", "key", "s#c: \"ret\" \\ é");
    }

    private Path path() {
        return home.resolve(".livekit/cli-config.yaml");
    }

    private CliConfigFile file() {
        return new CliConfigFile(home, Clock.system(), Pacing.realTime(new Cancellation()));
    }

    private String changed(String before, UnaryOperator<CliConfig> change) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), before);
        file().update(change);
        return Files.readString(path());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path().getParent())) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aNewFileHasAllKeysAndIsTheUsersAlone() throws IOException {
        assertThat(file().update(config -> config.with(project("alpha")).withDefault("alpha"))
                        .written())
                .isTrue();

        assertThat(path()).hasContent("""
                default_project: alpha
                projects:
                    - name: alpha
                      project_id: p_9
                      url: wss://alpha.livekit.cloud
                      api_key: key
                      api_secret: "s#c: \\"ret\\" \\\\ é"
                device_name: ""
                theme: ""
                """);
        assertThat(names()).containsExactly("cli-config.yaml");
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aDevicesNameAloneMakesNoFile() {
        assertThat(file().update(config -> config.withDevice("laptop")).written())
                .isFalse();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aFileThatOthersCanReadIsClosedToThem() throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "theme: livekit\n");
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r--r--"));

        CliConfig saved = file().update(config -> config.with(GAMMA)).config();

        assertThat(saved.permissionWarning()).isEmpty();
    }

    private static final String COMMENTED = """
            # mine
            default_project: beta # the one

            other: {a: [1, 2]}   # not lkj's
            projects:
              # first
              - name: alpha # in front
                url: 'wss://a.livekit.cloud'
                later: |
                  some
                  text
                # behind alpha
              - name: beta
                url: wss://b.livekit.cloud
                api_key: 0123
              # last
            device_name: laptop
            # the end
            """;

    @Test
    void addsAndSetsWithoutTouchingTheRest() throws IOException {
        assertThat(changed(COMMENTED, config -> config.with(GAMMA).withDefault("gamma")))
                .isEqualTo(
                        COMMENTED.replace("beta # the one", "gamma # the one").replace("    api_key: 0123\n", """
                                    api_key: 0123
                                  - name: gamma
                                    project_id: p_9
                                    url: wss://gamma.livekit.cloud
                                    api_key: key
                                    api_secret: "s#c: \\"ret\\" \\\\ é"
                                """)
                                + "theme: \"\"\n");
    }

    @Test
    void removesAnEntryAndKeepsTheCommentsAroundIt() throws IOException {
        assertThat(changed(COMMENTED, config -> config.without("alpha")))
                .isEqualTo(COMMENTED.replace("""
                  - name: alpha # in front
                    url: 'wss://a.livekit.cloud'
                    later: |
                      some
                      text
                """, "") + "theme: \"\"\n");
    }

    @Test
    void removesTheLastEntriesToo() throws IOException {
        String after = changed(COMMENTED, config -> config.without("alpha").without("beta"));

        assertThat(after).contains("projects: []\n  # first\n    # behind alpha\n  # last\n", "default_project: \"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "---\n# nothing\n",
                "projects:\n",
                "projects: # none\ntheme: x\n",
                "projects: []\n",
                "projects: [] # none\n",
                "projects: null",
                "projects: ~\ndevice_name:\n",
                "default_project:\nprojects:\n- name: a\n  url: x",
                "default_project: ''\nprojects:\n-\n  name: a\n- url: y\n  name:\n",
                "projects:\r\n    - name: a\r\n      url: x\r\ntheme: ''\r\n",
                "\"projects\":\n    - {name: a, url: x}\n",
                "# \uD83D\uDE00\nprojects:\n  - name: \uD83D\uDE00\n    url: x\n",
                "projects:\n  - name: a\n    api_secret: >-\n      long\n      text\n\n\ntheme: z\n",
            })
    void copesWithManyForms(String before) throws IOException {
        changed(before, config -> config.with(GAMMA).withDefault("gamma").withDevice("my laptop"));
        CliConfig config = file().read();

        assertThat(config.defaultEntry()).contains(GAMMA);
        assertThat(config.deviceName()).isEqualTo("my laptop");
        assertThat(file().update(c -> c.without("gamma").without("a")).config().projects())
                .doesNotContain(GAMMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{projects: []}\n", "projects: [{name: a}]\n", "theme: x\n...\n"})
    void refusesWhatItCannotChangeInItsPlace(String before) throws IOException {
        assertThatThrownBy(() -> changed(before, config -> config.with(GAMMA))).isInstanceOf(LkjException.class);
        assertThat(path()).hasContent(before);
        assertThat(names()).containsExactly("cli-config.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "0123", "null", "~", "a: b", "a #b", "", " x ", "x\ny", "'", "!t", "*a", "日本", "a:"})
    void valuesComeBackAsTheyWere(String value) {
        ConfiguredProject odd = new ConfiguredProject("x", value, value, value, value);

        assertThat(file().update(config -> config.with(odd).withDevice(value))
                        .config()
                        .projects())
                .containsExactly(odd);
    }

    @Test
    void whatFailsInsideChangesNothing() throws IOException {
        assertThatThrownBy(() -> changed(COMMENTED, config -> {
                    throw LkjException.usage("no");
                }))
                .hasMessage("no");
        assertThat(path()).hasContent(COMMENTED);
        assertThat(names()).containsExactly("cli-config.yaml");
    }

    @Test
    void givesUpWhenSomebodyElseWritesForTooLong() throws IOException {
        Files.createDirectories(path().getParent());
        FakeTime time = FakeTime.at("2026-11-22T10:15:01Z");
        FileClaim held = FileClaim.of(path(), "x", time, time);
        try (held) {
            assertThatThrownBy(() -> new CliConfigFile(home, time, time).update(config -> config.with(GAMMA)))
                    .hasMessageContaining("another lkj has been writing it for 10 seconds");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void threadsLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = "t" + i;
                all.add(threads.submit(() -> file().update(config -> config.with(project(name)))));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(file().read().projects())
                .extracting(ConfiguredProject::name)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> "t" + i).toList());
        assertThat(names()).containsExactly("cli-config.yaml");
    }

    @Test
    void processesLoseNothing() throws Exception {
        List<Process> all = new ArrayList<>();
        for (String prefix : List.of("a", "b", "c")) {
            all.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AddingProgram.class.getName(),
                            home.toString(),
                            prefix,
                            "30")
                    .inheritIO()
                    .start());
        }
        for (Process each : all) {
            assertThat(each.waitFor()).isZero();
        }
        assertThat(file().read().projects())
                .extracting(ConfiguredProject::name)
                .hasSize(90)
                .doesNotHaveDuplicates();
        assertThat(names()).containsExactly("cli-config.yaml");
    }
}
