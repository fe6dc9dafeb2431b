package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands against the emulator that have no other test there: each does what it says, and shows it afterwards. */
class EmulatedCommandsTest {
    @TempDir
    private Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void start() throws IOException {
        rehearsal = new Rehearsal(folder);
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private CliHarness.Result done(String line) {
        CliHarness.Result result = rehearsal.type(line);
        assertThat(result.code()).as(line + ": " + result.err()).isZero();
        return result;
    }

    private String toml() throws IOException {
        return Files.readString(rehearsal.work().resolve("livekit.toml"));
    }

    @Test
    void anAgentOfASourceIsMadeAndServes() throws IOException {
        Files.delete(rehearsal.work().resolve("livekit.toml"));
        Files.delete(rehearsal.work().resolve("Dockerfile"));
        rehearsal.file("requirements.txt", "livekit-agents~=1.2\n").file("agent.py", "");

        CliHarness.Result result = done("agent create --region us-east");

        assertThat(result.err()).contains("Created [Dockerfile]", "Created agent with ID [CA_", " is live in us-east");
        assertThat(toml()).contains("subdomain = \"emulator\"", "id = \"CA_").doesNotContain(Rehearsal.AGENT + "\"");
        assertThat(done("agent status").out()).contains(" Running ");
    }

    @Test
    void theProjectFileOfAnAgentIsWritten() throws IOException {
        Files.delete(rehearsal.work().resolve("livekit.toml"));

        CliHarness.Result result = done("agent config");

        assertThat(result.out()).isEqualTo("Saving config file [livekit.toml]\n");
        assertThat(toml()).contains("subdomain = \"emulator\"", "id = \"" + Rehearsal.AGENT + "\"");
    }

    @Test
    void aDeployServesAndIsShown() {
        assertThat(done("agent deploy").err()).contains(" is live in us-east");

        assertThat(done("agent status").out())
                .startsWith("┌")
                .contains("│ " + Rehearsal.AGENT + " │")
                .contains("│ us-east │", "│ Running │");
        assertThat(done("agent status --json").out()).contains("\"agents\"", "\"agentId\": \"" + Rehearsal.AGENT);
    }

    @Test
    void theVersionBeforeServesAgain() {
        done("agent deploy --attribute n=1");
        done("agent deploy --attribute n=2");

        assertThat(done("agent rollback").err()).contains(" is live in us-east");
        assertThat(done("agent versions").out().lines().filter(line -> line.contains("│ ✓ ")))
                .anyMatch(line -> line.contains("\"n\":\"1\""));
    }

    @Test
    void whatAnInstancePrintsIsShown() {
        done("agent deploy");

        CliHarness.Result result = rehearsal.type("agent logs --no-follow");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isNotEmpty();
    }
}
