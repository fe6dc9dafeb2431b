package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.Await;
import dev.lkj.testing.Browser;
import dev.lkj.testing.LkjProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator's page in a real browser while lkj deploys. */
@Tag("component")
final class PageBrowserTest {
    private static final Pattern ADDRESS = Pattern.compile("  (http://\\S+\\?t=\\S+)");

    @TempDir
    private Path folder;

    private LkjProcess start(HelloProject project) {
        return project.lkj().start("emulator", "start", "--port", "0").awaitErr("Ctrl-C stops it");
    }

    private static String address(LkjProcess emulator) {
        Matcher matcher = ADDRESS.matcher(emulator.err());
        assertThat(matcher.find()).as(emulator.err()).isTrue();
        return matcher.group(1);
    }

    private static void deploy(HelloProject project) {
        LkjProcess.Result env = project.lkj().run("emulator", "env");
        assertThat(env.code()).as(env.err()).isZero();
        LkjProcess.Result result = project.lkj()
                .through("eval '" + env.out().replace("'", "'\\''") + "'; \"$@\"")
                .run("agent", "deploy");
        assertThat(result.code()).as(result.err()).isZero();
    }

    @Test
    void itShowsADeployFromTheBuildToTheDrain() throws Exception {
        HelloProject project = HelloProject.create(folder);
        try (LkjProcess emulator = start(project);
                Browser browser = Browser.start(folder, 1200, 900)) {
            browser.open(address(emulator));
            Await.until("the agent is there", () -> browser.text("main").contains("Never deployed"));
            deploy(project);
            Await.until("it serves", () -> browser.text(".serving").contains("healthy"));
            assertThat(browser.text(".build summary")).contains("steps done");
            assertThat(browser.text("#happened")).contains("healthy, takes new sessions");
            assertThat(browser.text("#link")).isEqualTo("live");
            // The lines that the instance prints are there for who opens them, with the keyboard alone.
            Await.until("its output is there", () -> {
                // A drawing between the focus and the key takes the key, and a second one would close it again.
                if (!browser.evaluate("return document.querySelector('.output').open")
                        .asBoolean()) {
                    browser.press(".output summary", "Enter");
                }
                return browser.text(".output pre").contains("started, deployment");
            });
            assertThat(browser.complaints()).isEmpty();
            Path shot = Files.createDirectories(Path.of("target")).resolve("emulator-page.png");
            Files.write(shot, browser.screenshot());
        }
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1200, 900"})
    void itFitsTheWindow(int width, int height) throws Exception {
        HelloProject project = HelloProject.create(folder);
        try (LkjProcess emulator = start(project);
                Browser browser = Browser.start(folder, width, height)) {
            browser.open(address(emulator));
            Await.until("the agent is there", () -> browser.text("main").contains("Never deployed"));
            JsonNode excess = browser.evaluate(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(excess.asInt()).isZero();
        }
    }

    @Test
    void itSaysWhenTheEmulatorIsGone() throws Exception {
        HelloProject project = HelloProject.create(folder);
        try (LkjProcess emulator = start(project);
                Browser browser = Browser.start(folder, 1200, 900)) {
            browser.open(address(emulator));
            Await.until("it is connected", () -> browser.text("#link").equals("live"));
            emulator.signal("TERM").result();
            Await.until("it is told", () -> browser.text("#link").contains("does not answer"));
        }
    }

    @Test
    void itIsDarkWhereTheSystemIs() throws Exception {
        HelloProject project = HelloProject.create(folder);
        try (LkjProcess emulator = start(project);
                Browser browser = Browser.start(
                        folder, 1200, 900, "--force-dark-mode", "--blink-settings=preferredColorScheme=0")) {
            browser.open(address(emulator));
            Await.until("the agent is there", () -> browser.text("main").contains("Never deployed"));
            JsonNode page = browser.evaluate("return getComputedStyle(document.body).backgroundColor");
            assertThat(page.asText()).isEqualTo("rgb(22, 22, 22)");
        }
    }
}
