package dev.lkj.emulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no import takes: each is refused with a reason, and nothing is changed. */
class BadFileTest {
    private final EmulatorFixture fixture = new EmulatorFixture();
    private String tag = "";
    private String before = "";
    private ExportedBytes good = new ExportedBytes(new byte[0]);

    @BeforeEach
    void export() throws Exception {
        tag = fixture.serve();
        good = ExportedBytes.of(fixture);
        before = state();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    /** All but what moves by itself. */
    private String state() throws Exception {
        return fixture.client
                .get("/_emulator/state")
                .path("agents")
                .toString()
                .replaceAll("\"[a-z_]*since\":\"[^\"]*\"", "");
    }

    private void assertRefused(ExportedBytes file, String why) throws Exception {
        HttpResponse<String> answer = file.into(fixture, true);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_argument", why);
        assertThat(state()).isEqualTo(before);
        assertThat(fixture.engine.calls).noneMatch(call -> call.startsWith("forget") || call.startsWith("stop"));
        assertThat(fixture.engine.builds).hasSize(1);
        assertThat(fixture.problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 100, 500})
    void oneThatIsCutOff(int bytes) throws Exception {
        assertRefused(new ExportedBytes(Arrays.copyOf(good.bytes(), bytes)), "file is ");
    }

    @Test
    void oneThatIsCutOffBetweenItsEntries() throws Exception {
        assertRefused(good.without("sources/CA_1/" + tag + ".tar.gz"), "file is cut off: sources/CA_1/" + tag);
    }

    @Test
    void oneThatIsDamagedAnywhereInItsDescription() throws Exception {
        for (int at = 100; at < 600; at += 50) {
            byte[] damaged = good.bytes();
            damaged[at] ^= 0x10;
            assertRefused(new ExportedBytes(damaged), "file is damaged");
        }
    }

    @Test
    void oneThatIsSomethingElse() throws Exception {
        assertRefused(new ExportedBytes("hello".getBytes(StandardCharsets.UTF_8)), "file is no export");
        assertRefused(ExportedBytes.zip(Map.of("readme.txt", "hello")), "file is no export");
        assertRefused(ExportedBytes.zip(Map.of("emulator.json", "{}")), "file is no export");
        assertRefused(ExportedBytes.zip(Map.of("emulator.json", "hello")), "emulator.json is no JSON");
    }

    @Test
    void oneOfANewerLkj() throws Exception {
        assertRefused(good.replacing("\"format\" : 1", "\"format\" : 2"), "newer lkj (format 2, this one reads 1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "sources/CA_1/../../../evil.tar.gz",
                "/etc/cron.d/evil",
                "sources/CA_1/v1.log",
                "builds/CA_1/v1.tar.gz",
                "sources/CA_1/.tar.gz",
                "sources/CA_1/sub/v1.tar.gz",
                "sources/CA_1/v1.tar.gz/",
            })
    void oneWithAnotherKindOfEntry(String name) throws Exception {
        assertRefused(good.with(name, "x"), "file holds something that no export has");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\" : \"CA_1\" | \"id\" : \"../CA_1\" | is not an agent's id",
                "\"current\" : \"TAG\" | \"current\" : \"other\" | serves other, whose source is not in the file",
                "\"region\" : \"us-east\" | \"region\" : \"mars\" | runs in [mars]",
                "\"wanted\" : 1 | \"wanted\" : -1 | ",
                "\"status\" : \"RUNNING\" | \"status\" : \"DANCING\" | are not understood",
                "\"lastTag\" | \"unheardOf\" | are not understood",
                "\"secrets\" : { } | \"secrets\" : {\"A\":{\"name\":\"A\",\"value\":\"x\"}} | must not hold secrets",
                "\"TAG\" : { | \"a/b\" : { | a version of a strange name",
            })
    void oneWhoseAgentsDoNotHoldTogether(String words, String others, String why) throws Exception {
        assertRefused(
                good.replacing(words.replace("TAG", tag), others.replace("TAG", tag)), why == null ? "agents" : why);
    }

    @Test
    void oneWithTheSameAgentTwice() throws Exception {
        String state = good.text("emulator.json");
        String agent =
                state.substring(state.indexOf("\"agents\" : [ ") + 13, state.indexOf(" ],\n  \"private_links\""));
        assertRefused(good.replacing(agent, agent + "," + agent), "agents hold CA_1 twice");
    }

    @Test
    void oneThatUnpacksToTooMuch() throws Exception {
        assertRefused(
                ExportedBytes.zip(Map.of("emulator.json", " ".repeat(Contents.MOST_STATE_BYTES + 1))),
                "describes more than any emulator has");
        Map<String, String> many = new LinkedHashMap<>();
        many.put("emulator.json", good.text("emulator.json"));
        for (int i = 0; i < Contents.MOST_ENTRIES; i++) {
            many.put("builds/CA_1/v" + i + ".log", "");
        }
        assertRefused(ExportedBytes.zip(many), "holds more than " + Contents.MOST_ENTRIES + " entries");
    }

    @Test
    void withoutATokenNothingIsExported() throws Exception {
        HttpResponse<String> answer =
                fixture.client.send(HttpRequest.newBuilder(URI.create(fixture.emulator.url() + "/_emulator/export"))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
