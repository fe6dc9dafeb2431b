package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.TestClient;
import dev.lkj.testing.FakeTime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCheckTest {
    private static final long NOW = 1_767_225_600L;
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final String GRANT = "\"agent\":{\"admin\":true}";

    private static TokenCheck check(String key, String secret, long now) {
        return new TokenCheck(new FakeTime(Instant.ofEpochSecond(now)), new Credentials(key, secret));
    }

    private static String problem(String header, String claims) {
        return check("key", "secret", NOW)
                .problem(TestClient.token(header, claims, "secret"))
                .orElse("");
    }

    private static String claims(String more) {
        return "{\"iss\":\"key\"," + more + "}";
    }

    static List<JsonNode> vectors() throws IOException {
        try (InputStream in = TokenCheckTest.class.getResourceAsStream("/contract/jwt.json")) {
            List<JsonNode> cases = new ArrayList<>();
            new JsonMapper().readTree(Objects.requireNonNull(in)).path("cases").forEach(cases::add);
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachKnownTokenIsGoodForWhatItWasMadeFor(JsonNode vector) {
        TokenCheck check = check(
                vector.path("api_key").asText(),
                vector.path("api_secret").asText(),
                vector.path("issued_at").asLong());
        boolean agents = vector.path("purpose").asText().equals("agents-api");
        assertThat(check.problem(vector.path("token").asText()).orElse(""))
                .isEqualTo(agents ? "" : "permissions denied");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachKnownTokenIsRefusedWithAnotherSecret(JsonNode vector) {
        TokenCheck check = check(
                vector.path("api_key").asText(),
                "another",
                vector.path("issued_at").asLong());
        assertThat(check.problem(vector.path("token").asText())).contains("invalid token");
    }

    @ParameterizedTest
    @CsvSource({
        "-59, token is expired",
        "-60, token is expired",
        "-61, token is expired",
    })
    void anExpiryIsForgivenForSixtySeconds(long offset, String late) {
        String expected = offset > -60 ? "" : late;
        assertThat(problem(HEADER, claims("\"exp\":" + (NOW + offset) + "," + GRANT)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"nbf, 60, ''", "nbf, 61, token is not valid yet", "iat, 60, ''", "iat, 61, token is not valid yet"})
    void aStartIsForgivenForSixtySeconds(String claim, long offset, String expected) {
        assertThat(problem(
                        HEADER,
                        claims("\"exp\":" + (NOW + 900) + ",\"" + claim + "\":" + (NOW + offset) + "," + GRANT)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alg\":\"none\"}", "{\"alg\":\"HS384\"}", "{}", "[]", "x"})
    void onlyOneAlgorithmIsTaken(String header) {
        assertThat(problem(header, claims("\"exp\":" + (NOW + 9) + "," + GRANT)))
                .isEqualTo("invalid token");
    }

    @Test
    void anExpiryIsNeeded() {
        assertThat(problem(HEADER, claims(GRANT))).isEqualTo("token is expired");
    }

    @Test
    void theIssuerIsTheKey() {
        assertThat(problem(HEADER, "{\"iss\":\"other\",\"exp\":" + (NOW + 9) + "," + GRANT + "}"))
                .isEqualTo("invalid API key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"video\":{}", "\"agent\":{}", "\"agent\":{\"admin\":false}", "\"agent\":{\"admin\":1}"})
    void theGrantForAgentsIsNeeded(String grant) {
        assertThat(problem(HEADER, claims("\"exp\":" + (NOW + 9) + "," + grant)))
                .isEqualTo("permissions denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "a.b.c.d", "..", "!.!.!"})
    void whatIsNoTokenIsInvalid(String token) {
        assertThat(check("key", "secret", NOW).problem(token)).contains("invalid token");
    }
}
