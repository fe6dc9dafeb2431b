package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokenTest {
    static List<JsonNode> agentTokens() throws IOException {
        return Contract.cases("jwt.json").stream()
                .filter(vector -> vector.path("purpose").asText().equals("agents-api"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("agentTokens")
    void signsTheVectorsByteForByte(JsonNode vector) {
        Credentials credentials = new Credentials(
                vector.path("api_key").asText(), vector.path("api_secret").asText());
        Instant issued = Instant.ofEpochSecond(vector.path("issued_at").asLong());
        assertThat(AccessToken.sign(credentials, issued))
                .isEqualTo(vector.path("token").asText());
    }

    static List<JsonNode> identityTokens() throws IOException {
        return Contract.cases("jwt.json").stream()
                .filter(vector -> vector.path("purpose").asText().equals("cloud-revoke"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("identityTokens")
    void signsWhoSomebodyIsByteForByte(JsonNode vector) {
        Credentials credentials = new Credentials(
                vector.path("api_key").asText(), vector.path("api_secret").asText());
        Instant issued = Instant.ofEpochSecond(vector.path("issued_at").asLong());
        assertThat(AccessToken.signIdentity(credentials, issued))
                .isEqualTo(vector.path("token").asText());
    }

    @Test
    void countsWholeSeconds() {
        Credentials credentials = new Credentials("devkey", "secret");
        assertThat(AccessToken.sign(credentials, Instant.parse("2026-01-01T00:00:00.999Z")))
                .isEqualTo(AccessToken.sign(credentials, Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void quotesAKeyThatNeedsIt() throws IOException {
        String token = AccessToken.sign(new Credentials("a\"b\\c\td\u00e9", "s"), Instant.EPOCH);
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(new ObjectMapper().readTree(claims).path("iss").asText()).isEqualTo("a\"b\\c\td\u00e9");
    }

    @ParameterizedTest
    @CsvSource({"'', secret", "key, ''", "'', ''"})
    void refusesAnEmptyKeyOrSecret(String key, String secret) {
        assertThatThrownBy(() -> AccessToken.sign(new Credentials(key, secret), Instant.EPOCH))
                .isInstanceOfSatisfying(LkjException.class, e -> {
                    assertThat(e).hasMessage("missing API key or secret key");
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                });
    }

    @Test
    void keepsTheSecretOutOfTheText() {
        assertThat(new Credentials("key", "secret").toString()).contains("key").doesNotContain("secret");
    }
}
