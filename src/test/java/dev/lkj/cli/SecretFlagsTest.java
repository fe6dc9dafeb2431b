package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the secrets of {@code update-secrets} come from, and what is sent of them. */
class SecretFlagsTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() throws IOException {
        stage.workspace()
                .file("prod.env", "FIRST=one\nSECOND='two # 2'\nLIVEKIT_URL=wss://x\nLIVEKIT_REGION=us\n")
                .file("gaps.env", "FIRST=\nSECOND=2\nTHIRD=\n")
                .file("sub/key.pem", "PEM\n");
    }

    /** What was sent: names with kinds and values. */
    private Map<String, String> sent() {
        Map<String, String> sent = new TreeMap<>();
        stage.cloud().requests().stream()
                .filter(request -> request.name().equals("UpdateAgentSecrets"))
                .forEach(request -> {
                    assertThat(request.body().has("overwrite")).isFalse();
                    for (JsonNode secret : request.body().path("secrets")) {
                        String value = new String(
                                Base64.getDecoder().decode(secret.path("value").asText()), StandardCharsets.UTF_8);
                        String kind = secret.path("kind").asText().replace("AGENT_SECRET_KIND_", "");
                        sent.put(secret.path("name").asText(), kind + " " + value);
                    }
                });
        return sent;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --secrets A=1 --secrets B=2,3               | {A=ENVIRONMENT 1, B=ENVIRONMENT 2,3}
            --secrets FIRST=flag --secrets-file prod.env | \
            {FIRST=ENVIRONMENT flag, LIVEKIT_REGION=ENVIRONMENT us, SECOND=ENVIRONMENT two # 2}
            --secrets-file=gaps.env --ignore-empty-secrets | {SECOND=ENVIRONMENT 2}
            --secrets EMPTY=                             | {EMPTY=ENVIRONMENT }
            """)
    void valuesAreSent(String flags, String expected) {
        CliHarness.Result result = stage.type("agent update-secrets " + flags);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(sent()).hasToString(expected);
    }

    @Test
    void aMountedFileIsSentAsItIs() {
        CliHarness.Result result = stage.type("agent update-secrets --secret-mount sub/key.pem");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(sent()).containsExactly(Map.entry("key.pem", "FILE PEM\n"));
    }

    @Test
    void namesWithoutAValueAreSkippedWhenThatIsAskedFor() {
        assertThat(stage.type("agent update-secrets --secrets-file gaps.env --ignore-empty-secrets")
                        .err())
                .contains("Using secrets file [gaps.env]", "Skipped 2 empty secret(s): FIRST, THIRD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --secrets-file gaps.env  | secret FIRST is empty, either remove it or provide a value
            --secret-mount none.pem  | failed to get secret file
            --secrets LIVEKIT_API_KEY=1 | no valid secrets provided, LIVEKIT_ secrets are ignored
            """)
    void whatCannotBeSentChangesNothing(String flags, String message) {
        CliHarness.Result result = stage.type("agent update-secrets " + flags);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void theFileIsNotReadWhereAFlagNamesSecrets() throws IOException {
        stage.workspace().file(".env", "FROM_FILE=1\n");

        stage.type("agent update-secrets --secrets A=1");

        assertThat(sent()).containsOnlyKeys("A");
    }
}
