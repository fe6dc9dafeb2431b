package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start script of an installed lkj: which Java with which jars, and what it passes on. */
final class InstalledScriptTest {
    @TempDir
    private Path folder;

    private ScriptRig rig;
    private Path home;
    private Path script;

    @BeforeEach
    void install() throws IOException {
        rig = new ScriptRig(folder, "checkout");
        home = folder.toRealPath().resolve("opt/lkj 1");
        script = ScriptRig.install(home);
    }

    @Test
    void jarsAreTheOnesBesideIt() throws Exception {
        LkjProcess.Result result = rig.run(script, "agent");
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("[-cp]\n[" + home + "/lib/lkj.jar:" + home + "/lib/a.jar]\n[dev.lkj.cli.Main]\n[agent]\n");
    }

    @Test
    void linkToItFindsThem() throws Exception {
        Path link = Files.createSymbolicLink(rig.bin.resolve("lkj"), Path.of("../opt/lkj 1/bin/lkj"));
        assertThat(rig.run(link).out()).contains("[" + home + "/lib/lkj.jar:");
    }

    @Test
    void itIsFoundWithoutAFolderInItsName() throws Exception {
        ScriptRig.Started started = rig.start(rig.bin.resolve("sh"), "-c", "cd '" + home + "/bin' && sh lkj x");
        assertThat(started.finish().out()).contains("[" + home + "/lib/lkj.jar:");
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        assertThat(rig.run(script, "a b", "", "*", "$HOME", "\"'\\", "-n").out())
                .contains("[dev.lkj.cli.Main]\n[a b]\n[]\n[*]\n[$HOME]\n[\"'\\]\n[-n]\n");
    }

    @Test
    void javaHomeWins() throws Exception {
        ScriptRig.program(folder.resolve("a jdk/bin/java"), "#!/bin/sh\necho that one\n");
        assertThat(rig.with("JAVA_HOME", folder.resolve("a jdk").toString())
                        .run(script)
                        .out())
                .isEqualTo("that one\n");
    }

    @Test
    void javaHomeWithoutJavaIsNamed() throws Exception {
        LkjProcess.Result result = rig.with("JAVA_HOME", "/no/jdk").run(script);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("lkj: JAVA_HOME is /no/jdk, but there is no bin/java in it\n");
    }

    @Test
    void missingJavaIsNamed() throws Exception {
        Files.delete(rig.bin.resolve("java"));
        LkjProcess.Result result = rig.run(script);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("lkj: no Java found; install Java 17 or newer, or set JAVA_HOME\n");
    }

    @ParameterizedTest
    @CsvSource({"C, C.UTF-8", "POSIX, C.UTF-8", "de_DE.ISO-8859-1, C.UTF-8", "C.UTF-8, ''", "de_DE.utf8, ''"})
    void namesAreReadAsUtf8WhateverTheLocale(String locale, String type) throws Exception {
        String out = rig.with("LC_ALL", locale).run(script).out();
        assertThat(out).contains("LKJ_LOCALE=" + locale + "\n");
        if (type.isEmpty()) {
            assertThat(out).contains("LC_ALL=" + locale + "\n").doesNotContain("LC_CTYPE");
        } else {
            assertThat(out).contains("LC_CTYPE=" + type + "\n").doesNotContain("LC_ALL");
        }
    }

    @Test
    void nothingIsATerminalHere() throws Exception {
        assertThat(rig.run(script).out()).containsPattern("\\[-Dlkj\\.tty=0?]\n");
    }

    @Test
    void usersOwnOptionsMeetNoOthers() throws Exception {
        assertThat(rig.run(script).out()).contains("[-XX:+UseSerialGC]");
        assertThat(rig.with("JDK_JAVA_OPTIONS", "-XX:+UseZGC").run(script).out())
                .doesNotContain("UseSerialGC");
    }

    @Test
    void jarsOfACheckoutAreNotPassedOn() throws Exception {
        assertThat(rig.run("x").out()).doesNotContain("LKJ_CLASS_PATH");
    }
}
