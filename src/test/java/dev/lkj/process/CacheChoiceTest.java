package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cache the start script gives to Java, and when none. */
final class CacheChoiceTest {
    private static final FileTime BEFORE = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final FileTime MADE = FileTime.from(Instant.parse("2026-01-02T00:00:00Z"));
    private static final FileTime AFTER = FileTime.from(Instant.parse("2026-01-03T00:00:00Z"));

    @TempDir
    private Path folder;

    private ScriptRig rig;
    private Path home;
    private Path caches;
    private Path script;

    @BeforeEach
    void install() throws IOException {
        rig = new ScriptRig(folder, "checkout");
        home = folder.toRealPath().resolve("opt/lkj 1");
        script = ScriptRig.install(home);
        Files.writeString(home.resolve("lib/lkj.jar"), "jar");
        Path help = Files.createDirectories(home.resolve("lib/help"));
        Files.writeString(help.resolve("lkj.txt"), "help");
        Files.writeString(help.resolve("lkj.agent.private-link.txt"), "help");
        caches = Files.createDirectories(home.resolve("caches/25"));
        for (String kind : new String[] {"light", "local", "call", "deploy", "emulator"}) {
            Files.writeString(caches.resolve(kind + ".aot"), "cache");
        }
        Files.createSymbolicLink(caches.resolve("java"), rig.bin.resolve("java"));
        Files.writeString(caches.resolve("complete"), "25");
        try (var all = Files.walk(home)) {
            for (Path path : all.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                Files.setLastModifiedTime(path, BEFORE);
            }
        }
        Files.setLastModifiedTime(caches.resolve("complete"), MADE);
    }

    private String options(String... args) throws Exception {
        return rig.run(script, args).out();
    }

    @ParameterizedTest
    @CsvSource({
        "--version, light",
        "-v, light",
        "--help, light",
        "'', light",
        "agent private-link --help, light",
        "agent private-link -h, light",
        "agent no-such --help, local",
        "agent status, call",
        "a deploy --yes, deploy",
        "agent create, deploy",
        "cloud auth, call",
        "project list, local",
        "agent config, local",
        "agent, local",
        "no-such, local",
        "emulator exec -- x, emulator",
        "--quiet agent status, local",
    })
    void eachCommandHasItsOwn(String typed, String kind) throws Exception {
        String[] args = typed.isEmpty() ? new String[0] : typed.split(" ", -1);
        assertThat(options(args)).contains("[-XX:AOTCache=" + caches + "/" + kind + ".aot]");
    }

    @Test
    void answersThatAreThereNeedOneJar() throws Exception {
        assertThat(options("--version")).contains("[-cp]\n[" + home + "/lib/lkj.jar]\n");
        assertThat(options("agent", "../../x", "--help")).contains("/lib/a.jar]\n");
    }

    @Test
    void olderJavaHasAnotherKind() throws Exception {
        Files.move(caches.resolve("call.aot"), caches.resolve("call.jsa"));
        assertThat(options("agent", "list"))
                .contains("[-XX:SharedArchiveFile=" + caches + "/call.jsa]")
                .doesNotContain("AOTCache");
    }

    @Test
    void ofSeveralTheOneOfThisJavaIsTaken() throws Exception {
        Path other = Files.createDirectories(home.resolve("caches/17"));
        Files.writeString(other.resolve("call.jsa"), "cache");
        Files.createSymbolicLink(other.resolve("java"), folder.resolve("another/java"));
        Files.writeString(other.resolve("complete"), "17");
        assertThat(options("agent", "list"))
                .contains("[-XX:AOTCache=" + caches + "/call.aot]")
                .doesNotContain(".jsa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/lkj.jar", "lib/class-path", "lib", "caches/25/call.aot"})
    void whatChangedSinceMakesThemUseless(String changed) throws Exception {
        Files.setLastModifiedTime(home.resolve(changed), AFTER);
        assertThat(options("agent", "list")).contains("[agent]").doesNotContain("caches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "complete", "call.aot"})
    void incompleteOnesAreNotTaken(String missing) throws Exception {
        Files.delete(caches.resolve(missing));
        assertThat(options("agent", "list")).contains("[agent]").doesNotContain("caches");
    }

    @Test
    void anotherJavaStartsWithout() throws Exception {
        ScriptRig.program(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho \"$@\"\n");
        rig.with("JAVA_HOME", folder.resolve("jdk").toString());
        assertThat(options("agent", "list")).contains("agent list").doesNotContain("caches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"})
    void usersOwnOptionsMeetNone(String variable) throws Exception {
        rig.with(variable, "-XX:+UseZGC");
        assertThat(options("agent", "list")).contains("[agent]").doesNotContain("-XX");
    }

    @Test
    void javaThatCameWithItWins() throws Exception {
        ScriptRig.program(home.resolve("runtime/bin/java"), "#!/bin/sh\necho its own\n");
        rig.with("JAVA_HOME", "/no/jdk");
        assertThat(options("agent", "list")).isEqualTo("its own\n");
    }
}
