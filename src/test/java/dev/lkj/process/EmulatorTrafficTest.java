package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sessions by hand and by the number, on real processes that take them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a drain there is a kill")
final class EmulatorTrafficTest {
    @TempDir
    private Path folder;

    private HelloProject project;
    private LkjProcess running;

    @BeforeEach
    void startAndDeploy() throws IOException {
        project = HelloProject.create(folder);
        running = project.lkj()
                .start("emulator", "start", "--port", "0", "--engine", "process")
                .awaitErr("Ctrl-C stops it");
        deploy();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private LkjProcess.Result lkj(String... args) {
        return project.lkj().run(args);
    }

    private void deploy() throws IOException {
        Path environment = Files.writeString(
                folder.resolve("environment"), lkj("emulator", "env").out());
        LkjProcess.Result deploy =
                project.lkj().through(". '" + environment + "'; \"$@\"").run("agent", "deploy");
        assertThat(deploy.code()).as(deploy.err()).isZero();
    }

    @Test
    void sessionsStartOnAnInstanceAndEndByTheirIds() {
        LkjProcess.Result started = lkj("emulator", "sessions", "start", "--count", "2");
        assertThat(started.code()).as(started.err()).isZero();
        assertThat(started.out()).isEqualTo("CA_hello-s1\nCA_hello-s2\n");
        assertThat(lkj("emulator", "sessions", "list").out()).contains("CA_hello-s1", "CA_hello-s2", "production");
        assertThat(lkj("emulator", "status").out()).contains("1 serving", "│ 2 ");
        assertThat(lkj("emulator", "sessions", "end", "CA_hello-s1").code()).isZero();
        LkjProcess.Result again = lkj("emulator", "sessions", "end", "CA_hello-s1");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("no session CA_hello-s1", "lkj emulator sessions list");
        assertThat(lkj("emulator", "sessions", "end", "--all").code()).isZero();
        LkjProcess.Result none = lkj("emulator", "sessions", "list");
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).isEqualTo("No sessions\n");
    }

    @Test
    void aSessionOutlivesTheDeployThatDrainsItsInstance() throws Exception {
        lkj("emulator", "sessions", "start");
        JsonNode before = session();
        Files.writeString(project.folder().resolve("HelloAgent.java"), "// a change\n", StandardOpenOption.APPEND);
        deploy();
        assertThat(session()).isEqualTo(before);
        assertThat(lkj("emulator", "status").out()).contains("1 serving", "1 draining");
    }

    private JsonNode session() throws IOException {
        String json = lkj("emulator", "sessions", "list", "--json").out();
        JsonNode sessions = new JsonMapper().readTree(json).path("sessions");
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }

    @Test
    void whatIsWrongIsSaid() {
        LkjProcess.Result both = lkj("emulator", "sessions", "end", "--all", "CA_hello-s1");
        assertThat(both.code()).isEqualTo(2);
        assertThat(lkj("emulator", "sessions", "end").code()).isEqualTo(2);
        assertThat(lkj("emulator", "sessions", "start", "--count", "0").code()).isEqualTo(2);
        LkjProcess.Result stranger = lkj("emulator", "sessions", "start", "--agent", "CA_none");
        assertThat(stranger.code()).isEqualTo(1);
        assertThat(stranger.err()).contains("CA_none");
        LkjProcess.Result rate = lkj("emulator", "load", "--rate", "never");
        assertThat(rate.code()).isEqualTo(2);
        assertThat(rate.err()).contains("--rate never is none");
    }

    @Test
    void loadDuringADeployLosesNoSession() throws Exception {
        LkjProcess load =
                project.lkj().start("emulator", "load", "--rate", "2/s", "--length", "1s..3s", "--for", "6s", "--json");
        try (load) {
            Files.writeString(project.folder().resolve("HelloAgent.java"), "// a change\n", StandardOpenOption.APPEND);
            deploy();
            LkjProcess.Result result = load.result();
            assertThat(result.code()).as(result.err()).isZero();
            JsonNode report = new JsonMapper().readTree(result.out());
            assertThat(report.path("started").asInt()).isEqualTo(12);
            assertThat(report.path("finished").asInt()).isEqualTo(12);
            assertThat(report.path("cut").asInt()).isZero();
            assertThat(report.path("lost").asInt()).isZero();
            assertThat(report.path("refused").asInt()).isZero();
        }
    }

    @Test
    void interruptedLoadHangsUpAndTellsWhatItSaw() {
        LkjProcess.assumeSignals();
        try (LkjProcess load = project.lkj()
                .start("emulator", "load", "--rate", "5/s", "--length", "1h", "--for", "1h")
                .awaitErr("started")) {
            LkjProcess.Result result = load.signal("INT").result();
            assertThat(result.code()).isEqualTo(130);
            assertThat(result.out()).contains(" started, 0 running, ");
            assertThat(lkj("emulator", "sessions", "list").out()).isEmpty();
        }
    }
}
